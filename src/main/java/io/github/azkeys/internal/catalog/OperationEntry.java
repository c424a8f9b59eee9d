// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.internal.shape.EntryFields;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of a file; any other field is an error. */
record OperationEntry(
        String name,
        String service,
        String gives,
        List<String> alsoCalled,
        String title,
        String documentation,
        String method,
        String path,
        Map<String, ParameterEntry> parameters,
        String permission,
        String apiVersion,
        List<String> apiVersions,
        List<String> seen,
        boolean preview,
        JsonNode body,
        Map<String, List<String>> aliases,
        boolean mayBeEmpty,
        String nextLink,
        ObjectNode request,
        Map<String, String> query,
        boolean issued,
        String expiresAt,
        Map<String, String> pair,
        Map<String, FormEntry> forms,
        RegenerationEntry regenerate,
        List<KnownFailure> failures,
        SampleEntry sample) {

    private static final Set<String> FIELDS = Set.of(
            "name",
            "service",
            "gives",
            "alsoCalled",
            "title",
            "documentation",
            "method",
            "path",
            "parameters",
            "permission",
            "apiVersion",
            "apiVersions",
            "seen",
            "preview",
            "before",
            "body",
            "aliases",
            "mayBeEmpty",
            "nextLink",
            "request",
            "query",
            "issued",
            "expiresAt",
            "pair",
            "forms",
            "regenerate",
            "failures",
            "sample");

    /** Reads the object at a path of a file. */
    static OperationEntry read(String path, JsonNode value) {
        EntryFields fields = new EntryFields(path, value, FIELDS);
        return new OperationEntry(
                fields.text("name"),
                fields.text("service"),
                fields.text("gives"),
                fields.texts("alsoCalled"),
                fields.text("title"),
                fields.text("documentation"),
                fields.text("method"),
                fields.text("path"),
                fields.map("parameters", ParameterEntry::read),
                fields.text("permission"),
                fields.text("apiVersion"),
                fields.texts("apiVersions"),
                fields.texts("seen"),
                fields.flag("preview"),
                fields.json("body"),
                fields.map("aliases", EntryFields::texts),
                fields.flag("mayBeEmpty"),
                fields.text("nextLink"),
                fields.object("request"),
                fields.textByName("query"),
                fields.flag("issued"),
                fields.text("expiresAt"),
                fields.textByName("pair"),
                fields.map("forms", FormEntry::read),
                fields.get("regenerate", RegenerationEntry::read),
                fields.list("failures", KnownFailure::read),
                fields.get("sample", SampleEntry::read));
    }

    record SampleEntry(
            boolean made, Map<String, String> request, ObjectNode response, ObjectNode resource, ObjectNode parent) {

        private static final Set<String> FIELDS = Set.of("made", "request", "response", "resource", "parent");

        static SampleEntry read(String path, JsonNode value) {
            EntryFields fields = new EntryFields(path, value, FIELDS);
            return new SampleEntry(
                    fields.flag("made"),
                    fields.textByName("request"),
                    fields.object("response"),
                    fields.object("resource"),
                    fields.object("parent"));
        }

        Map<ReadResource, ObjectNode> resources() {
            Map<ReadResource, ObjectNode> resources = new EnumMap<>(ReadResource.class);
            if (resource != null) {
                resources.put(ReadResource.RESOURCE, resource);
            }
            if (parent != null) {
                resources.put(ReadResource.PARENT, parent);
            }
            return resources;
        }
    }
}
