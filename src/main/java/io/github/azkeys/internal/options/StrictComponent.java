package io.github.azkeys.internal.options;

import io.github.azkeys.InvalidRequestException;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.ObjectHelper;

/**
 * A component whose options, and those of its endpoints, take no text that is no time or no number where one is wanted.
 */
public abstract class StrictComponent extends HealthCheckComponent {

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return StrictConfigurer.of(super.getComponentPropertyConfigurer());
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return StrictConfigurer.of(super.getEndpointPropertyConfigurer());
    }

    /**
     * @throws InvalidRequestException if an option has a wrong text, with what would be right
     */
    @Override
    protected void setProperties(Endpoint endpoint, Map<String, Object> parameters) throws Exception {
        try {
            super.setProperties(endpoint, parameters);
        } catch (PropertyBindingException e) {
            InvalidRequestException wrong = ObjectHelper.getException(InvalidRequestException.class, e);
            throw wrong == null ? e : wrong;
        }
    }
}
