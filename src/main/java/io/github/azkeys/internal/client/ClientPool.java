// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import io.github.azkeys.ArmError;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.budget.WriteBudgets;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.find.ResourceScope;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.internal.response.KeySetTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Shares one client among all users of equal connections, and closes a client when its last user releases it.
 * Threadsafe.
 */
public final class ClientPool implements AutoCloseable {

    private final KeySetTypes types;
    private final WriteBudgets budgets;
    private final Map<ArmConnection, Shared> clients = new HashMap<>();
    private boolean closed;

    private static final class Shared {
        final ArmClient client;
        int users;

        Shared(ArmClient client) {
            this.client = client;
        }
    }

    public ClientPool(KeySetTypes types, WriteBudgets budgets) {
        this.types = types;
        this.budgets = budgets;
    }

    /**
     * Returns the client of a connection. Each call must be matched by a call of {@link #release}.
     *
     * @throws ServiceUnavailableException if the pool is closed
     */
    public synchronized ArmClient acquire(ArmConnection connection) {
        if (closed) {
            throw new ServiceUnavailableException("azkeys is shut down", null, ArmError.NONE, null);
        }
        Shared shared = clients.computeIfAbsent(connection, key -> new Shared(new ArmClient(key, types, budgets)));
        shared.users++;
        return shared.client;
    }

    /** Releases a client, and closes it after the last release. */
    public void release(ArmConnection connection) {
        Shared last;
        synchronized (this) {
            Shared shared = clients.get(connection);
            if (shared == null || --shared.users > 0) {
                return;
            }
            last = clients.remove(connection);
        }
        last.client.close(); // outside the lock, which health checks wait for
    }

    /**
     * Lists keys with a client that stays open until ARM responds, even if the endpoint is stopped before.
     *
     * @return as {@link ArmClient#list}
     */
    public CompletableFuture<KeyResponse> list(ArmConnection connection, KeyRequest request, CallPriority priority) {
        return call(connection, client -> client.list(request, priority));
    }

    /**
     * Finds resources, as {@link #list} lists keys.
     *
     * @return as {@link ArmClient#find}
     */
    public CompletableFuture<List<String>> find(ArmConnection connection, ResourceScope scope, CallPriority priority) {
        return call(connection, client -> client.find(scope, priority));
    }

    /**
     * Checks a connection, even if no endpoint with it is started.
     *
     * @return as {@link ArmClient#ping}
     */
    public CompletableFuture<Void> ping(ArmConnection connection) {
        return call(connection, ArmClient::ping);
    }

    private <T> CompletableFuture<T> call(ArmConnection connection, Function<ArmClient, CompletableFuture<T>> call) {
        CompletableFuture<T> response;
        ArmClient client = acquire(connection);
        try {
            response = call.apply(client);
        } catch (RuntimeException | Error e) {
            release(connection);
            throw e;
        }
        return response.whenComplete((answer, failure) -> release(connection));
    }

    /** Returns the write budgets that all clients share. */
    public WriteBudgets budgets() {
        return budgets;
    }

    @Override
    public void close() {
        List<Shared> last;
        synchronized (this) {
            closed = true;
            last = List.copyOf(clients.values());
            clients.clear();
        }
        last.forEach(shared -> shared.client.close()); // outside the lock: calls that fail now call release
    }
}
