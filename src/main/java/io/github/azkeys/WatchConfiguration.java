package io.github.azkeys;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** Which resources are watched, when that starts an exchange, and what remembers it. A mutable bean that Camel fills. */
@UriParams
public abstract class WatchConfiguration extends ConnectionConfiguration {

    @UriParam(
            label = "consumer",
            description = "A bean that names the resources to watch, as resourceName would or by their ARM ids: a "
                    + "collection, or another Iterable. It is read anew at each look, so that resources may come and "
                    + "go.")
    private Iterable<String> resourceNames;

    @UriParam(
            label = "consumer",
            defaultValue = "CHANGES",
            description = "When to start an exchange: whenever a key changed, or at the start as well.")
    private Emit emit = Emit.CHANGES;

    @UriParam(
            description = "Where to remember which keys were seen, so that a change is noticed that happened while "
                    + "nobody looked: for a consumer, and for newest-stable. Without it that is forgotten when Camel "
                    + "stops. It holds digests, never a key.")
    private StateRepository<String, String> stateRepository;

    public Iterable<String> getResourceNames() {
        return resourceNames;
    }

    public void setResourceNames(Iterable<String> resourceNames) {
        this.resourceNames = resourceNames;
    }

    public Emit getEmit() {
        return emit;
    }

    public void setEmit(Emit emit) {
        this.emit = emit;
    }

    public StateRepository<String, String> getStateRepository() {
        return stateRepository;
    }

    public void setStateRepository(StateRepository<String, String> stateRepository) {
        this.stateRepository = stateRepository;
    }
}
