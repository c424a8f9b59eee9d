package io.github.azkeys.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of the component page, made from the descriptor that the build generates from the code. */
final class ComponentPage {

    private static final Pattern GENERATED =
            Pattern.compile("(// generated (\\w+): begin\n)(.*?)(// generated \\2: end\n)", Pattern.DOTALL);

    private final JsonNode descriptor;

    ComponentPage() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/META-INF/io/github/azkeys/camel/azkeys.json")) {
            descriptor = JsonMapper.builder().build().readTree(in);
        }
    }

    /** The page with its tables as they have to be. */
    String render(String page) {
        return GENERATED
                .matcher(page)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1) + table(match.group(2)) + match.group(4)));
    }

    private String table(String section) {
        return switch (section) {
            case "componentOptions" -> options("componentProperties", "property");
            case "pathParameters" -> options("properties", "path");
            case "queryParameters" -> options("properties", "parameter");
            case "headers" -> headers();
            case "forms" -> FormTable.render();
            default -> throw new IllegalArgumentException("No table is called " + section);
        };
    }

    private String options(String section, String kind) {
        StringBuilder table = new StringBuilder("[width=\"100%\",cols=\"2,5,^1,2\",options=\"header\"]\n|===\n"
                + "| Name | Description | Default | Type\n");
        descriptor.get(section).properties().stream()
                .filter(option -> kind.equals(option.getValue().get("kind").asText()))
                .forEach(option -> {
                    JsonNode value = option.getValue();
                    String label = value.path("label").asText();
                    table.append("| *")
                            .append(option.getKey())
                            .append("*")
                            .append(label.isEmpty() || label.equals("common") ? "" : " (" + label + ")")
                            .append(" | ")
                            .append(value.path("required").asBoolean() ? "*Required* " : "")
                            .append(value.path("autowired").asBoolean() ? "*Autowired* " : "")
                            .append(value.path("description").asText().replace("|", "\\|"))
                            .append(enumeration(value))
                            .append(" | ")
                            .append(value.path("defaultValue").asText())
                            .append(" | ")
                            .append(simpleName(value.path("javaType").asText()))
                            .append('\n');
                });
        return table.append("|===\n").toString();
    }

    private String headers() {
        StringBuilder table = new StringBuilder(
                "[width=\"100%\",cols=\"3,6,2\",options=\"header\"]\n|===\n| Header | Description | Type\n");
        descriptor.get("headers").properties().forEach(header -> table.append("| `")
                .append(header.getKey())
                .append("` | ")
                .append(header.getValue().path("description").asText())
                .append(" | ")
                .append(simpleName(header.getValue().path("javaType").asText()))
                .append('\n'));
        return table.append("|===\n").toString();
    }

    private static String enumeration(JsonNode value) {
        if (!value.has("enum")) {
            return "";
        }
        StringBuilder values = new StringBuilder(" Values:");
        value.get("enum").forEach(one -> values.append(' ').append(one.asText()));
        return values.toString();
    }

    private static String simpleName(String javaType) {
        return javaType.substring(javaType.lastIndexOf('.') + 1);
    }
}
