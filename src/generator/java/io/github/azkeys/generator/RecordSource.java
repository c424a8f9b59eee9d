// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.generator;

import io.github.azkeys.internal.shape.KeyPath;
import io.github.azkeys.internal.shape.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The source code of a record.
 *
 * @param pair the paths of the keys of its rotation pair, by name in routes; empty if there is none
 * @param aliases the names of its fields in other versions
 * @param indent the indentation of each line
 */
record RecordSource(Body body, Map<String, List<KeyPath>> pair, Map<String, List<String>> aliases, String indent) {

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
                .forEach(component -> assign(text, component.name(), component.copy()));
        additional(text, components);
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
        // the last one that the response has counts, so that of the newest version
        pair.forEach((name, paths) -> {
            for (int i = paths.size() - 1; i >= 0; i--) {
                call(text, "also", new PairSource(shape).arguments(name, paths.get(i)));
            }
        });
        line(
                text,
                "                ." + (shape.keysByName() ? "unnamed" : "additional") + "(" + ADDITIONAL + ")"
                        + (shape.multiline() ? ".multiline()" : "") + ";");
        line(text, "    }");
        line(text, "");
        if (!aliases.isEmpty()) {
            json(text, components);
        }
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

    /** The copy is without fields that are null and that the record writes in any case. */
    private void additional(StringBuilder text, List<Component> components) {
        List<String> arguments = new ArrayList<>(List.of(ADDITIONAL));
        components.stream()
                .filter(component ->
                        body.shape().writeNull() || component.field().writeNull())
                .forEach(component -> arguments.add("\"" + component.field().name() + "\""));
        call(text, "        " + ADDITIONAL + " = Fields.copyOf(", arguments, ");");
    }

    /** Writes the method by which a field is written with the names that ARM used. */
    private void json(StringBuilder text, List<Component> components) {
        line(text, "    /** Used by Jackson: the fields with the names that ARM used. */");
        line(text, "    @JsonValue");
        line(text, "    private Map<String, @Nullable Object> json() {");
        line(text, "        Map<String, @Nullable Object> json = new LinkedHashMap<>();");
        components.forEach(component -> {
            String field = component.field().name();
            String put = "json.put(\"" + field + "\", " + component.name() + ");";
            String condition = Stream.concat(
                            body.shape().writeNull() || component.field().writeNull()
                                    ? Stream.empty()
                                    : Stream.of(component.name() + " != null"),
                            aliases.getOrDefault(field, List.of()).stream()
                                    .map(other -> "Fields.isWritten(\"" + other + "\", " + component.name() + ", "
                                            + ADDITIONAL + ")"))
                    .collect(Collectors.joining(" && "));
            if (condition.isEmpty()) {
                line(text, "        " + put);
            } else {
                line(text, "        if (" + condition + ") {");
                line(text, "            " + put);
                line(text, "        }");
            }
        });
        line(text, "        json.putAll(" + ADDITIONAL + ");");
        line(text, "        return json;");
        line(text, "    }");
        line(text, "");
    }

    private void assign(StringBuilder text, String name, String value) {
        String one = "        " + name + " = " + value + ";";
        if (indent.length() + one.length() <= Javadoc.LENGTH) {
            line(text, one);
        } else {
            line(text, "        " + name + " =");
            line(text, "                " + value + ";");
        }
    }

    private void call(StringBuilder text, String method, List<String> arguments) {
        call(text, "                ." + method + "(", arguments, ")");
    }

    private void call(StringBuilder text, String start, List<String> arguments, String end) {
        String one = start + String.join(", ", arguments) + end;
        if (indent.length() + one.length() <= Javadoc.LENGTH) {
            line(text, one);
        } else {
            String deeper =
                    start.substring(0, start.length() - start.stripLeading().length()) + "        ";
            line(text, start);
            line(text, deeper + String.join(",\n" + indent + deeper, arguments) + end);
        }
    }

    private void line(StringBuilder text, String line) {
        text.append(line.isEmpty() ? "" : indent + line).append('\n');
    }
}
