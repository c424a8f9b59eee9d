// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.options.StrictConfigurer;
import io.github.azkeys.internal.text.Printable;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.ObjectHelper;

/**
 * The base class of the component, with its options and services. Options of type number or duration reject text of
 * another type.
 */
public abstract class KeyComponent extends HealthCheckComponent {

    private final KeyServices services = new KeyServices(this);
    private boolean configured;

    /** Returns the options that endpoints inherit. */
    public abstract AzkeysConfiguration getConfiguration();

    /** Returns the maximum number of cached key sets. */
    public abstract int getCacheSize();

    /** Returns the folder with operations of the application; null if there is none. */
    public abstract String getOperationsLocation();

    final KeyServices services() {
        return services;
    }

    final boolean isConfigured() {
        return configured;
    }

    final void setConfigured() {
        configured = true;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        services.init();
    }

    @Override
    protected void doShutdown() throws Exception {
        services.close();
        super.doShutdown();
    }

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return StrictConfigurer.of(super.getComponentPropertyConfigurer());
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return StrictConfigurer.of(super.getEndpointPropertyConfigurer());
    }

    /**
     * @throws InvalidRequestException if the value of an option is wrong; the message says what is supported
     */
    @Override
    protected void setProperties(Endpoint endpoint, Map<String, Object> parameters) throws Exception {
        try {
            super.setProperties(endpoint, parameters);
        } catch (PropertyBindingException e) {
            InvalidRequestException wrong = ObjectHelper.getException(InvalidRequestException.class, e);
            throw wrong == null ? unusable(e) : wrong;
        }
    }

    /** Omits the exception of Camel, which quotes the value, since that may be a key in the wrong place. */
    private static InvalidRequestException unusable(PropertyBindingException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new InvalidRequestException("Option " + failure.getPropertyName() + "="
                + Printable.of(String.valueOf(failure.getValue())) + " cannot be used: "
                + Printable.of(String.valueOf(cause.getMessage())));
    }
}
