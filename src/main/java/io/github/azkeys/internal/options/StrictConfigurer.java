// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import io.github.azkeys.InvalidRequestException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.EndpointHelper;

/**
 * Sets options with a generated configurer, but rejects invalid durations, numbers and constants. Camel would convert
 * durations and numbers to 0, which is a valid value: {@code cacheTtl=0} disables the cache.
 */
public record StrictConfigurer(PropertyConfigurer generated, PropertyConfigurerGetter options)
        implements PropertyConfigurer, PropertyConfigurerGetter {

    private static final Pattern SIMPLE = Pattern.compile("[\\w-]+");

    /** @param generated null if Camel has not created it yet */
    public static PropertyConfigurer of(PropertyConfigurer generated) {
        return generated instanceof PropertyConfigurerGetter options
                ? new StrictConfigurer(generated, options)
                : generated;
    }

    /**
     * @throws InvalidRequestException if the value is an invalid text; the message quotes it. On a component also if the name
     *     resembles that of an option; the message does not quote the value
     */
    @Override
    public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        Class<?> type = getOptionType(name, ignoreCase);
        if (type == null && target instanceof Component && SIMPLE.matcher(name).matches()) {
            String question = OptionNames.questionOfComponent(name);
            if (!question.isEmpty()) {
                throw new InvalidRequestException(name + " is not an option of the component azkeys" + question);
            }
        }
        Optional<OptionText> text = OptionText.of(type);
        Object given = text.isPresent() ? resolved(context, value) : value;
        if (text.isPresent() && given instanceof String string) {
            given = text.get().read(name, string);
        }
        return generated.configure(context, target, name, given, ignoreCase);
    }

    /** Resolves a reference to a bean, which may be a text too. */
    private static Object resolved(CamelContext context, Object value) {
        return value instanceof String text && EndpointHelper.isReferenceParameter(text)
                ? EndpointHelper.resolveReferenceParameter(context, text, Object.class)
                : value;
    }

    @Override
    public Class<?> getOptionType(String name, boolean ignoreCase) {
        return options.getOptionType(name, ignoreCase);
    }

    @Override
    public Object getOptionValue(Object target, String name, boolean ignoreCase) {
        return options.getOptionValue(target, name, ignoreCase);
    }

    @Override
    public Object getCollectionValueType(Object target, String name, boolean ignoreCase) {
        return options.getCollectionValueType(target, name, ignoreCase);
    }

    @Override
    public String[] getAutowiredNames() {
        return options.getAutowiredNames();
    }
}
