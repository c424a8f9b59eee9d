// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.generator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The source file of a body, with nested records for the bodies that only it contains. */
record SourceFile(Bodies bodies, Body body) {

    private static final Map<String, String> IMPORTS = imports(List.of(
            "com.fasterxml.jackson.annotation.JsonAnyGetter",
            "com.fasterxml.jackson.annotation.JsonAnySetter",
            "com.fasterxml.jackson.annotation.JsonCreator",
            "com.fasterxml.jackson.annotation.JsonInclude",
            "com.fasterxml.jackson.annotation.JsonProperty",
            "com.fasterxml.jackson.annotation.JsonValue",
            "java.util.LinkedHashMap",
            "java.util.List",
            "java.util.Map",
            "org.jspecify.annotations.Nullable"));

    String render() {
        String source = record(body, "");
        String imports = IMPORTS.entrySet().stream()
                .filter(type -> Pattern.compile("\\b" + type.getKey() + "\\b(?!\\.)|@" + type.getKey())
                        .matcher(source)
                        .find())
                .map(type -> "import " + type.getValue() + ";\n")
                .collect(Collectors.joining());
        return "// SPDX-License-Identifier: Apache-2.0\n"
                + "// Generated from " + body.source() + ". Do not edit.\n"
                + "package io.github.azkeys.keys;\n\n" + imports + "\n" + source;
    }

    private String record(Body part, String indent) {
        String nested = bodies.nested(part).stream()
                .map(own -> "\n" + record(own, indent + "    "))
                .collect(Collectors.joining());
        return new RecordSource(part, bodies.pair(part), bodies.aliases(part), indent).render(nested);
    }

    private static Map<String, String> imports(List<String> types) {
        Map<String, String> imports = new LinkedHashMap<>();
        types.forEach(type -> imports.put(type.substring(type.lastIndexOf('.') + 1), type));
        return imports;
    }
}
