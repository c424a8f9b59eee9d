// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.refused;

import com.azure.core.http.HttpResponse;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.text.Printable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.spi.BeanIntrospection;
import org.apache.camel.support.PatternHelper;

/**
 * An exception that means that a service refused a key, such as {@code com.example.Denied} or {@code
 * com.example.Failed?response.statusCode=401,403}. The class is known by name, so that its library is optional. Immutable.
 *
 * @param type the name of the exception class; its subclasses match too
 * @param property the path of a property, null for none
 * @param values texts or patterns of Camel, one of which the property must match
 */
record RefusedRule(String type, List<String> property, List<String> values) {

    private static final Pattern SYNTAX =
            Pattern.compile("(?<type>\\w+(?:[.$]\\w+)+)(?:\\?(?<property>\\w+(?:\\.\\w+)*)=(?<values>[^=;?]+))?");

    /** @throws InvalidRequestException if the text is not a rule */
    static RefusedRule parse(String text) {
        Matcher parts = SYNTAX.matcher(text);
        if (!parts.matches()) {
            throw new InvalidRequestException("'" + Printable.of(text) + "' must be the name of an exception class, or"
                    + " <class>?<property>=<value>,<value>");
        }
        return parts.group("property") == null
                ? new RefusedRule(parts.group("type"), List.of(), List.of())
                : new RefusedRule(
                        parts.group("type"),
                        List.of(parts.group("property").split("\\.")),
                        List.of(parts.group("values").split("\\s*,\\s*")));
    }

    boolean matches(Throwable failure, BeanIntrospection beans) {
        return isType(failure.getClass()) && (property.isEmpty() || hasValue(failure, beans));
    }

    private boolean isType(Class<?> failure) {
        for (Class<?> each = failure; each != null; each = each.getSuperclass()) {
            if (each.getName().equals(type)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasValue(Object failure, BeanIntrospection beans) {
        Object value = failure;
        for (String name : property) {
            value = value == null ? null : read(value, name, beans);
        }
        String text = String.valueOf(value);
        return value != null && values.stream().anyMatch(each -> PatternHelper.matchPattern(text, each));
    }

    /** Reads responses of azure-core directly, since Camel cannot read objects whose class is not public. */
    private static Object read(Object bean, String name, BeanIntrospection beans) {
        return bean instanceof HttpResponse response && name.equals("statusCode")
                ? Integer.valueOf(response.getStatusCode())
                : beans.getOrElseProperty(bean, name, null, false);
    }
}
