// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.body.KeyForms;
import io.github.azkeys.internal.budget.WriteBudgets;
import io.github.azkeys.internal.cache.KeyCache;
import io.github.azkeys.internal.cache.ResourceLists;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.change.KeyChanges;
import io.github.azkeys.internal.change.KeyDigests;
import io.github.azkeys.internal.client.ClientPool;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.options.OptionNames;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.internal.response.KeySetTypes;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The services that the endpoints of a component share, such as operations, clients, cache and threads. They are created on
 * first use, because an endpoint can be created before its component starts, and the options of the component are set after
 * it is initialized. Threadsafe.
 */
public final class KeyServices {

    private static final Logger LOG = LoggerFactory.getLogger(KeyServices.class);

    private final KeyComponent component;
    private final Set<KeyListener> listeners = new CopyOnWriteArraySet<>();
    private Scheduler scheduler; // null for that of Reactor, whose classes are not loaded before
    private KeySetTypes types;
    private OptionNames optionNames;
    private ConnectionFactory connections;
    private volatile ClientPool clients;
    private OperationIndex operations;
    private KeyCache cache;
    private KeyChanges changes;
    private ResourceLists resourceLists;
    private AzkeysWorkers workers;
    private volatile KeyForms forms;
    private boolean loading;
    private boolean closed = true; // until they are created

    KeyServices(KeyComponent component) {
        this.component = component;
    }

    /** Returns the services of a component. */
    public static KeyServices of(KeyComponent component) {
        return component.services();
    }

    /** Creates the services that need the Camel context. Called before all other methods, and again if the component starts again. */
    synchronized void init() {
        types = new KeySetTypes(
                name -> component.getCamelContext().getClassResolver().resolveClass(name));
        connections = new ConnectionFactory(component);
        if (!closed) {
            return; // Camel has only stopped the component, whose endpoints still use its clients and threads
        }
        closed = false;
        clients = null;
        workers = new AzkeysWorkers(component.getCamelContext(), component);
    }

    /**
     * Returns the operations of this library and of the application.
     *
     * @throws io.github.azkeys.InvalidRequestException if a file of the option {@code operationsLocation} is wrong
     */
    public synchronized OperationIndex operations() {
        if (operations == null) {
            operations = new OperationIndex(
                    component.getCamelContext().getClassResolver()::loadResourceAsStream,
                    types::contains,
                    OperationsFolder.read(component.getCamelContext(), component.getOperationsLocation()));
        }
        return operations;
    }

    /**
     * Returns the cached keys.
     *
     * @throws io.github.azkeys.InvalidRequestException if the option {@code cacheSize} is less than 1
     */
    public synchronized KeyCache cache() {
        if (cache == null) {
            cache = new KeyCache(
                    component.getCacheSize(),
                    InstantSource.system(),
                    scheduler(),
                    () -> ThreadLocalRandom.current().nextLong(),
                    // not clients::list: a component that starts again has other clients
                    (connection, request, priority) -> clients().list(connection, request, priority),
                    this::accepted);
        }
        return cache;
    }

    /** Returns the resources that ARM lists. */
    public synchronized ResourceLists resourceLists() {
        if (resourceLists == null) {
            resourceLists = new ResourceLists(
                    InstantSource.system(),
                    () -> ThreadLocalRandom.current().nextLong(),
                    (connection, scope, priority) -> clients().find(connection, scope, priority));
        }
        return resourceLists;
    }

    /** Returns the names of the options of endpoints. */
    public synchronized OptionNames optionNames() {
        if (optionNames == null) {
            optionNames = new OptionNames(component.getCamelContext());
        }
        return optionNames;
    }

    public synchronized KeyChanges changes() {
        if (changes == null) {
            changes = new KeyChanges(component.getCacheSize());
        }
        return changes;
    }

    public KeyForms forms() {
        KeyForms known = forms; // without the lock, because each message needs them
        return known != null ? known : createForms();
    }

    private synchronized KeyForms createForms() {
        if (forms == null) {
            useClock(Clock.systemUTC());
        }
        return forms;
    }

    public ClientPool clients() {
        ClientPool known = clients; // without the lock, because each call needs them
        return known != null ? known : createClients();
    }

    private synchronized ClientPool createClients() {
        if (clients == null) {
            clients = new ClientPool(types, new WriteBudgets(scheduler()));
        }
        return clients;
    }

    private Scheduler scheduler() {
        return scheduler == null ? Schedulers.parallel() : scheduler;
    }

    /** Loads what the first call needs, in the background. Only the first call of this method does so. */
    public synchronized void loadEarly() {
        if (!loading) {
            loading = true;
            EarlyLoading.loadJson(component.getCamelContext());
        }
    }

    public ConnectionFactory connections() {
        return connections;
    }

    public AzkeysWorkers workers() {
        return workers;
    }

    /**
     * Marks the keys of a resource as out of date and notifies the listeners.
     *
     * @return the number of affected key sets in the cache
     */
    public int refresh(ResourceAddress resource) {
        int affected = cache().outdate(resource);
        listeners.forEach(listener -> listener.refreshed(resource));
        return affected;
    }

    /** A failure here concerns those that wait for changes, not the exchange that has its keys. */
    private void accepted(ArmConnection connection, KeyResponse response) {
        try {
            changes().accept(response);
            if (!listeners.isEmpty()) {
                KeyDigests digests = changes().digests(response);
                listeners.forEach(listener -> listener.answered(connection, response, digests));
            }
        } catch (RuntimeException | LinkageError e) {
            // without the message: a body of the application may have thrown it
            LOG.warn(
                    "Changes of the keys of {} are not detected: {}",
                    response.request().address(),
                    e.getClass().getName());
        }
    }

    /** Adds a listener, unless it is already added. */
    public void addListener(KeyListener listener) {
        listeners.add(listener);
    }

    public void removeListener(KeyListener listener) {
        listeners.remove(listener);
    }

    /** For tests: sets the clock from which the validity of tokens is counted. */
    public void useClock(Clock clock) {
        forms = new KeyForms(this::operations, component::getConfiguration, clock);
    }

    /** For tests, before the component is initialized: sets the clock of the write budgets. */
    public void useScheduler(Scheduler budgetScheduler) {
        scheduler = budgetScheduler;
    }

    /** Ends all calls. Pending exchanges fail on the threads of the component, which therefore end last. */
    void close() {
        synchronized (this) {
            if (cache != null) {
                cache.abandonCalls();
            }
        }
        clients().close(); // also if there were none, so that a late call does not create others
        synchronized (this) {
            if (cache != null) {
                cache.clear();
            }
            resourceLists = null; // a call that was just ended is not a failure of ARM
            closed = true;
        }
        if (workers != null) {
            workers.end();
        }
    }
}
