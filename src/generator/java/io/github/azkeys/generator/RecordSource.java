// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.generator;

import io.github.azkeys.internal.shape.KeyPath;
import io.github.azkeys.internal.shape.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The source code of a record.
 *
 * @param pair the paths of the keys of its rotation pair, by name in routes; empty if there is none
 * @param indent the indentation of each line
 */
record RecordSource(Body body, Map<String, KeyPath> pair, String indent) {

    private static final String ADDITIONAL = "additionalProperties";

    /**
     * @param nested the source code of the nested records
     */
    String render(String nested) {
        Shape shape = body.shape();
        List<Component> components = shape.fields().stream()
                .map(field -> Component.of(body.name(), field))
                .toList();
        StringBuilder text = new StringBuilder(javadoc(shape, components));
        if (!shape.writeNull() && !components.isEmpty()) {
            line(text, "@JsonInclude(JsonInclude.Include.NON_NULL)");
        }
        line(text, "public record " + body.name() + "(");
        components.forEach(component -> line(text, "        " + component.declaration() + ","));
        line(text, "        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> " + ADDITIONAL + ")");
        line(text, "        implements KeySet {");
        line(text, "");
        line(text, "    public " + body.name() + " {");
        components.stream()
                .filter(component -> !component.copy().isEmpty())
                .forEach(component -> copy(text, component));
        line(text, "        " + ADDITIONAL + " = Fields.copyOf(" + ADDITIONAL + ");");
        line(text, "    }");
        line(text, "");
        line(text, "    /** Used by Jackson, which would quote a text that it cannot read. */");
        line(text, "    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)");
        line(text, "    private static " + body.name() + " ofJson(String text) {");
        line(text, "        throw PlainValues.unreadable(" + body.name() + ".class, \"a text\");");
        line(text, "    }");
        line(text, "");
        line(text, "    @Override");
        line(text, "    public Fields fields() {");
        line(text, "        return Fields.of(getClass())");
        components.forEach(component -> {
            call(text, component.method(), component.arguments());
            if (component.field().hasMultilineKeys()) {
                line(text, "                .multiline(\"" + component.field().name() + "\")");
            }
        });
        pair.forEach((name, path) -> call(text, "also", new PairSource(shape).arguments(name, path)));
        line(
                text,
                "                ." + (shape.keysByName() ? "unnamed" : "additional") + "(" + ADDITIONAL + ")"
                        + (shape.multiline() ? ".multiline()" : "") + ";");
        line(text, "    }");
        line(text, "");
        line(text, "    @Override");
        line(text, "    public String toString() {");
        line(text, "        return fields().toString();");
        line(text, "    }");
        text.append(nested);
        line(text, "}");
        return text.toString();
    }

    private String javadoc(Shape shape, List<Component> components) {
        Map<String, String> parameters = new LinkedHashMap<>();
        components.forEach(component -> parameters.put(component.name(), component.description()));
        parameters.put(
                ADDITIONAL, (shape.keysByName() ? "the values by name, and " : "") + "what a newer API version adds");
        Javadoc javadoc = new Javadoc(indent).paragraph(String.valueOf(shape.description()));
        parameters.forEach((name, description) -> javadoc.tag("@param " + name + " " + description));
        return javadoc.tag("@see <a href=\"" + body.documentation() + "\">" + body.title() + "</a>")
                .render();
    }

    private void copy(StringBuilder text, Component component) {
        String one = "        " + component.name() + " = " + component.copy() + ";";
        if (indent.length() + one.length() <= Javadoc.LENGTH) {
            line(text, one);
        } else {
            line(text, "        " + component.name() + " =");
            line(text, "                " + component.copy() + ";");
        }
    }

    private void call(StringBuilder text, String method, List<String> arguments) {
        String start = "                ." + method + "(";
        String one = start + String.join(", ", arguments) + ")";
        if (indent.length() + one.length() <= Javadoc.LENGTH) {
            line(text, one);
        } else {
            line(text, start);
            line(
                    text,
                    "                        " + String.join(",\n" + indent + "                        ", arguments)
                            + ")");
        }
    }

    private void line(StringBuilder text, String line) {
        text.append(line.isEmpty() ? "" : indent + line).append('\n');
    }
}
