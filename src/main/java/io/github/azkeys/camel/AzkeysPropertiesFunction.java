package io.github.azkeys.camel;

import io.github.azkeys.ArmError;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.arm.Demand;
import io.github.azkeys.keys.Secret;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts keys into property placeholders: <code>{{azkeys:hub#primaryKey}}</code> is a key of what the property {@code
 * camel.azkeys.keys.hub} declares. The calling thread waits for ARM. Threadsafe.
 */
@org.apache.camel.spi.annotations.PropertiesFunction("azkeys")
public class AzkeysPropertiesFunction extends ServiceSupport implements PropertiesFunction, CamelContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(AzkeysPropertiesFunction.class);

    private static final String WHILE_RUNNING = "camel.azkeys.resolveWhileRunning";

    /** Camel's number for the phase from which on there may be messages. */
    private static final byte STARTING = 4;

    /** What the parser of placeholders, which reads a value again, would take for a placeholder or a part of one. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{|}}|^[{}]|[{}\\\\]$|@@\\[|]@@");

    private CamelContext camelContext;
    private DeclaredKeys declared;

    /**
     * The key or the form that a placeholder names.
     *
     * @param remainder what stands behind {@code azkeys:}
     * @return never null; the default where the placeholder has one and the key cannot be had
     * @throws AzkeysException if the placeholder or the declaration is wrong, or if the key cannot be had
     */
    @Override
    public String apply(String remainder) {
        requireConfiguration();
        KeyPlaceholder placeholder = KeyPlaceholder.parse(remainder);
        AzkeysEndpoint endpoint = declared.endpoint(placeholder);
        Secret secret;
        try {
            secret = fetch(placeholder, endpoint);
        } catch (AzkeysException e) {
            if (placeholder.defaultValue() == null) {
                throw e;
            }
            LOG.warn("{} has its default value: {}", placeholder, e.getMessage());
            return placeholder.defaultValue();
        }
        return value(placeholder, secret);
    }

    /**
     * A placeholder in the text of a message would be resolved by toD and its like, and lead a key to where the message
     * says. Those run while the context runs and on a thread that builds no routes.
     */
    private void requireConfiguration() {
        boolean configuring = camelContext.getCamelContextExtension().getStatusPhase() < STARTING
                || camelContext.getRouteController().isStartingRoutes()
                || camelContext.getCamelContextExtension().isSetupRoutes();
        if (!configuring && !isAllowedWhileRunning()) {
            throw new InvalidRequestException("Placeholders {{azkeys:…}} are resolved while the application is"
                    + " configured and routes are built, and not in what a message brings; put it into a route or a"
                    + " property, or set " + WHILE_RUNNING + " = true to resolve it anywhere");
        }
    }

    private boolean isAllowedWhileRunning() {
        return camelContext
                .getPropertiesComponent()
                .resolveProperty(WHILE_RUNNING)
                .map(Boolean::parseBoolean)
                .orElse(false);
    }

    private static Secret fetch(KeyPlaceholder placeholder, AzkeysEndpoint endpoint) {
        Duration patience = endpoint.patience(Demand.live());
        try {
            return (Secret) endpoint.handout()
                    .body(endpoint.list(endpoint.requests().of(AzkeysNames.NOBODY), false)
                            .get(patience.toMillis(), TimeUnit.MILLISECONDS)
                            .response());
        } catch (ExecutionException e) {
            throw failure(placeholder, e.getCause());
        } catch (AzkeysException e) {
            throw failure(placeholder, e);
        } catch (TimeoutException e) {
            throw failure(placeholder, unanswered("did not answer within " + patience.toSeconds() + " seconds"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(placeholder, unanswered("did not answer before the wait was interrupted"));
        }
    }

    private static AzkeysException unanswered(String problem) {
        return new ServiceUnavailableException("Azure Resource Manager " + problem, null, ArmError.NONE, null);
    }

    private static String value(KeyPlaceholder placeholder, Secret secret) {
        if (PLACEHOLDER.matcher(secret.value()).find()) {
            throw new InvalidRequestException(placeholder + ": the value has braces or a backslash where Camel would"
                    + " read them as a placeholder; fetch it in the route instead");
        }
        if (secret.expiresAt() != null) {
            LOG.warn("{} is good until {} and is not renewed", placeholder, secret.expiresAt());
        }
        return secret.value();
    }

    private static AzkeysException failure(KeyPlaceholder placeholder, Throwable cause) {
        String message = placeholder + " (" + DeclaredKeys.property(placeholder.alias()) + ") cannot be resolved: "
                + cause.getMessage();
        return cause instanceof AzkeysException known
                ? new AzkeysException(message, known.getResourceId(), ArmError.NONE, known)
                : new AzkeysException(message, null, ArmError.NONE, cause);
    }

    @Override
    public String getName() {
        return "azkeys";
    }

    @Override
    protected void doStop() throws Exception {
        declared.stop();
        super.doStop();
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.declared = new DeclaredKeys(camelContext);
    }
}
