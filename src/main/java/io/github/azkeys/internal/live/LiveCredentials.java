// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import io.github.azkeys.ArmError;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.adapter.CredentialAdapter;
import io.github.azkeys.internal.declared.CurrentKeys;
import io.github.azkeys.internal.declared.KeyFollower;
import io.github.azkeys.internal.declared.KeyOrigin;
import io.github.azkeys.internal.declared.KeyPlaceholder;
import io.github.azkeys.internal.declared.KeyRefresh;
import io.github.azkeys.internal.declared.KeyUse;
import io.github.azkeys.internal.declared.RefreshFailures;
import io.github.azkeys.internal.declared.ResolvedKey;
import io.github.azkeys.internal.options.SafeMessage;
import io.github.azkeys.internal.refused.RefusedKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live credentials of an application. Each is created when it is looked up for the first time, and then follows its key
 * as long as the application runs, also after a restart of the Camel context. Threadsafe.
 */
public final class LiveCredentials extends ServiceSupport implements KeyFollower {

    private static final Logger LOG = LoggerFactory.getLogger(LiveCredentials.class);

    /** The prefix of a credential in {@link RefreshFailures}. */
    private static final String CREDENTIAL = "credential ";

    private final CamelContext context;
    private final CredentialProperties properties;
    private final Map<CredentialType, Optional<Class<?>>> products = new ConcurrentHashMap<>();
    private final InstantSource clock = InstantSource.system();
    private final Map<String, LiveCredential> credentials = new ConcurrentHashMap<>();

    private LiveCredentials(CamelContext context) {
        this.context = context;
        this.properties = new CredentialProperties(context);
    }

    /** Returns the live credentials of an application. Its registry finds them from the first call on. */
    public static synchronized LiveCredentials of(CamelContext context) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        if (!extension.isContextPluginInUse(LiveCredentials.class)) {
            LiveCredentials created = new LiveCredentials(context);
            extension.addContextPlugin(LiveCredentials.class, created);
            context.addLifecycleStrategy(new LiveLifecycle(created));
        }
        LiveCredentials credentials = extension.getContextPlugin(LiveCredentials.class);
        LiveRegistry.install(context, credentials); // again, if the application has set another registry
        return credentials;
    }

    CredentialProperties properties() {
        return properties;
    }

    /**
     * Returns a credential. The first call waits for ARM.
     *
     * @param name in camel case or hyphenated
     * @return always the same object while the declaration does not change; null if the name is not declared
     * @throws AzkeysException if the declaration is not valid or the key cannot be listed; the message names the property
     */
    public Object get(String name) {
        CredentialDeclaration declaration = properties.find(name);
        return declaration == null ? null : get(CredentialProperties.canonical(name), declaration);
    }

    /** Returns the name of a credential in registries, for a name in camel case or hyphenated. */
    public static String beanName(String name) {
        return CredentialProperties.canonical(name);
    }

    /**
     * Returns the type by which an application finds the credential that a property declares; empty if it has only a name, or
     * if the application lacks the library.
     *
     * @throws InvalidRequestException if the declaration is not valid; the message names the property
     */
    public static Optional<Class<?>> declaredType(String name, String declaration) {
        return CredentialProperties.parse(name, declaration).type().autowired();
    }

    private Object get(String name, CredentialDeclaration declaration) {
        LiveCredential known = credentials.get(name);
        if (known != null && known.declaration().equals(declaration)) {
            return known.object();
        }
        // without a lock, since this waits for ARM and may look up other beans; callers at the same time share the call
        LiveCredential created = create(name, declaration);
        return credentials
                .merge(name, created, (one, other) -> one.declaration().equals(declaration) ? one : other)
                .object();
    }

    /** Returns the names of the declared credentials of a type. Creates none. */
    Set<String> names(Class<?> type) {
        // a look-up of all beans, for example to print them, needs no credential
        Set<CredentialType> types = type == Object.class
                ? Set.of()
                : Arrays.stream(CredentialType.values())
                        .filter(known -> products.computeIfAbsent(known, CredentialType::autowired)
                                .filter(type::isAssignableFrom)
                                .isPresent())
                        .collect(Collectors.toSet());
        if (types.isEmpty()) {
            return Set.of(); // nearly always; the properties may not be there yet
        }
        return properties.all().entrySet().stream()
                .filter(declared -> types.contains(declared.getValue().type()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private LiveCredential create(String name, CredentialDeclaration declaration) {
        KeyRefresh refresh = KeyRefresh.of(context);
        try {
            KeyPlaceholder key = declaration.key();
            CredentialAdapter adapter = declaration.type().adapter();
            ResolvedKey resolved = ResolvedKey.fetch(key, refresh.declared().keys(key, declaration::written));
            LiveCredential created =
                    new LiveCredential(declaration, adapter, resolved, clock.instant(), refresh::refused);
            refresh.add(this);
            RefusedKeys.install(context);
            return created;
        } catch (InvalidRequestException e) {
            throw CredentialProperties.invalid(name, e);
        } catch (AzkeysException e) {
            throw new AzkeysException(
                    CredentialProperties.property(name) + ": " + e.getMessage(), e.getResourceId(), ArmError.NONE, e);
        }
    }

    /** Follows the keys again after a restart of the context, and lists them at once. */
    void followAgain() {
        if (!credentials.isEmpty() && KeyRefresh.of(context).add(this)) {
            KeyRefresh.of(context).run();
        }
    }

    @Override
    public Set<KeyPlaceholder> placeholders() {
        return credentials.values().stream()
                .map(credential -> credential.declaration().key())
                .collect(Collectors.toSet());
    }

    /** All of them, since it is not known which routes use a credential. */
    @Override
    public Set<KeyPlaceholder> usedBy(String routeId) {
        return placeholders();
    }

    @Override
    public Set<KeyPlaceholder> affectedBy(Map<KeyOrigin, CurrentKeys> now) {
        return credentials.values().stream()
                .filter(credential -> credential.isAffectedBy(now))
                .map(credential -> credential.declaration().key())
                .collect(Collectors.toSet());
    }

    @Override
    public List<KeyUse> uses() {
        return credentials.entrySet().stream()
                .map(credential -> credential.getValue().use(CREDENTIAL + credential.getKey()))
                .toList();
    }

    @Override
    public Set<String> follow(Map<KeyPlaceholder, ResolvedKey> current, Instant renewal) {
        Set<String> tried = new TreeSet<>();
        credentials.forEach((name, credential) -> {
            tried.add(CREDENTIAL + name);
            ResolvedKey key = current.get(credential.declaration().key());
            if (key != null) {
                follow(name, credential, key, renewal);
            }
        });
        return tried;
    }

    private void follow(String name, LiveCredential credential, ResolvedKey key, Instant renewal) {
        RefreshFailures failures = KeyRefresh.of(context).failures();
        try {
            if (credential.follow(key, clock.instant(), renewal)) {
                failures.succeeded(CREDENTIAL + name);
                LOG.info(
                        "Credential {} has the new value of {}",
                        name,
                        credential.declaration().key());
            }
        } catch (RuntimeException e) {
            String problem = "it could not be given the new key: " + SafeMessage.of(e);
            if (failures.failed(CREDENTIAL + name, problem)) {
                LOG.error("Credential {}: {}", name, problem);
            }
        }
    }
}
