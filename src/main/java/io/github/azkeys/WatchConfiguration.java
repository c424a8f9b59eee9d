// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/**
 * The options for watching keys. A mutable bean that Camel configures.
 */
@UriParams
public abstract class WatchConfiguration extends ConnectionConfiguration {

    @UriParam(
            label = "consumer",
            description = "The bean that provides the resources to watch: a collection or another Iterable of "
                    + "names, as in resourceName, or ARM IDs. It is read at every poll, so that resources "
                    + "can be added and removed.")
    private @Nullable Iterable<String> resourceNames;

    @UriParam(
            label = "consumer",
            defaultValue = "CHANGES",
            description = "When to start an exchange: only when a key has changed, or also at startup.")
    private Emit emit = Emit.CHANGES;

    @UriParam(
            description = "The repository that stores which keys were seen, for a consumer and for "
                    + "newest-stable, so that a change while Camel is stopped is detected. Without it, this "
                    + "state is lost when Camel stops. It contains digests, never keys.")
    private @Nullable StateRepository<String, String> stateRepository;

    public @Nullable Iterable<String> getResourceNames() {
        return resourceNames;
    }

    public void setResourceNames(@Nullable Iterable<String> resourceNames) {
        this.resourceNames = resourceNames;
    }

    public Emit getEmit() {
        return emit;
    }

    public void setEmit(Emit emit) {
        this.emit = emit;
    }

    public @Nullable StateRepository<String, String> getStateRepository() {
        return stateRepository;
    }

    public void setStateRepository(@Nullable StateRepository<String, String> stateRepository) {
        this.stateRepository = stateRepository;
    }
}
