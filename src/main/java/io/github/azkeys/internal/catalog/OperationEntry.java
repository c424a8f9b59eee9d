// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
        @JsonProperty boolean preview,
        JsonNode before, // read by EarlierFields
        JsonNode body,
        Map<String, List<String>> aliases,
        @JsonProperty boolean mayBeEmpty,
        String nextLink,
        ObjectNode request,
        Map<String, String> query,
        @JsonProperty boolean issued,
        String expiresAt,
        Map<String, String> pair,
        Map<String, FormEntry> forms,
        RegenerationEntry regenerate,
        List<KnownFailure> failures,
        SampleEntry sample) {

    record SampleEntry(
            @JsonProperty boolean made,
            Map<String, String> request,
            ObjectNode response,
            ObjectNode resource,
            ObjectNode parent) {

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
