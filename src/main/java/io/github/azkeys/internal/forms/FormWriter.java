// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.ArmError;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.catalog.Form;
import io.github.azkeys.internal.catalog.FormTemplate;
import io.github.azkeys.internal.catalog.Parameter;
import io.github.azkeys.internal.catalog.ReadResource;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.internal.shape.JsonMappers;
import io.github.azkeys.internal.text.Printable;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Creates connection strings and tokens. Names with separators are rejected, so that a name cannot direct a key to
 * another host. All methods throw an {@code AzkeysException} if the keys lack the requested one or a name does not fit.
 * Threadsafe.
 */
public final class FormWriter {

    /** Names of hosts, entities and rules that need no encoding in any form. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?");

    /** A URL of a service, without a query and without separators of forms. */
    private static final Pattern ENDPOINT =
            Pattern.compile("[a-z]+://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?(?:/[A-Za-z0-9._-]*)*");

    /** Names of entities can have slashes. */
    private static final Pattern PATH = Pattern.compile(NAME + "(?:/" + NAME + ")*");

    /** Excludes the separators of all forms. Keys are Base64 in practice, but this is not documented for all. */
    private static final Pattern KEY = Pattern.compile("[^;,\"'\\s\\p{C}]+");

    private final Clock clock;
    private ObjectMapper mapper; // for keys from elsewhere only, and takes long to load

    /**
     * @param clock the clock for the expiry of tokens
     */
    public FormWriter(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Returns the form of a response. */
    public Secret write(FormRequest request, KeyResponse response) {
        Secret form = write(request, source(request, response));
        return response.expiresAt() == null || form.expiresAt() != null
                ? form
                : new Secret(form.name(), form.value(), response.expiresAt());
    }

    /**
     * Returns the form of keys. It must be one that can be made of the keys alone.
     *
     * @param resourceId the resource that the keys belong to
     * @param keys the keys as JSON
     */
    public Secret write(FormRequest request, String resourceId, JsonNode keys) {
        if (!request.form().reads().isEmpty()) {
            throw new InvalidRequestException("Form " + request.form().name() + " of azkeys:"
                    + request.operation().name()
                    + " needs fields of the resource, which are read only with option form="
                    + request.form().name());
        }
        return write(request, source(request, resourceId, keys, Map.of()));
    }

    private Secret write(FormRequest request, Source source) {
        Form form = request.form();
        String key = source.key();
        if (form.token() != null) {
            Instant expiry = expiry(request);
            String token = SharedAccessSignature.sign(
                    source.fill(form.template(), source::value),
                    form.token().lowerCase(),
                    source.fill(form.keyName(), source::value),
                    form.token().base64Key() ? source.decoded(key) : key.getBytes(StandardCharsets.UTF_8),
                    expiry);
            return new Secret(form.name(), token, expiry);
        }
        if (!form.template().isBareKey() && !KEY.matcher(key).matches()) {
            throw source.invalid("the key has characters that are not allowed in a " + form.name());
        }
        String text = form.template().isBareKey()
                ? source.withNamesOfService(key)
                : source.fill(
                        form.template(), variable -> variable.equals(FormTemplate.KEY) ? key : source.value(variable));
        return new Secret(form.name(), text, null);
    }

    /**
     * Returns the key of a form, by its name in routes, and when a form that is made of it now expires. Other forms than
     * tokens remain valid as long as the key does. If the form has fields of resources, the value is followed by these, so
     * that it differs if any of them changes, as the endpoint of an IoT hub does in a failover.
     */
    public Secret key(FormRequest request, KeyResponse response) {
        Source source = source(request, response);
        String key =
                request.form().reads().isEmpty() ? source.key() : source.key() + new TreeMap<>(response.resources());
        return new Secret(
                request.choice(), key, request.form().token() == null ? response.expiresAt() : expiry(request));
    }

    /** Whether a form that was written before is the same now: a token expires later in each second. */
    public boolean isCurrent(FormRequest request, Secret written) {
        return request.form().token() == null || expiry(request).equals(written.expiresAt());
    }

    private Instant expiry(FormRequest request) {
        return clock.instant().plus(request.validity()).truncatedTo(ChronoUnit.SECONDS); // as the token states it
    }

    /** Returns the name that clients need with the key of a form. */
    public String keyName(FormRequest request, String resourceId, JsonNode keys) {
        Source source = source(request, resourceId, keys, Map.of());
        return source.fill(request.keyName(), source::value);
    }

    /** Returns keys as JSON. */
    public JsonNode tree(KeySet keys) {
        return mapper().valueToTree(keys);
    }

    private synchronized ObjectMapper mapper() {
        if (mapper == null) {
            mapper = JsonMappers.builder().build();
        }
        return mapper;
    }

    private static Source source(FormRequest request, KeyResponse response) {
        return source(request, response.request().address().resourceId(), response.tree(), response.resources());
    }

    private static Source source(FormRequest request, String resourceId, JsonNode keys, Map<String, String> resources) {
        Map<String, String> names = request.operation()
                .path()
                .match(resourceId)
                .orElseThrow(() -> new InvalidRequestException("The keys must be those of a "
                        + request.operation().path().resourceType() + " for azkeys:"
                        + request.operation().name()));
        return new Source(request, resourceId, names, keys, resources);
    }

    /** The values for one form. */
    private record Source(
            FormRequest request,
            String resourceId,
            Map<String, String> names,
            JsonNode keys,
            Map<String, String> resources) {

        String fill(FormTemplate template, UnaryOperator<String> values) {
            if (!template.optional().isEmpty() && template.optional().stream().noneMatch(resources::containsKey)) {
                throw invalid("the resource has none of " + String.join(", ", new TreeSet<>(template.optional())));
            }
            return template.fill(values, resources::containsKey);
        }

        String key() {
            return request.key()
                    .find(keys)
                    .orElseThrow(() -> invalid(
                            "the response has no " + request.choice() + " key at " + request.key() + otherForms()));
        }

        /** The response may be for another form: a Cosmos DB account has the connection strings of its API only. */
        private String otherForms() {
            String others = request.operation().forms().values().stream()
                    .filter(form -> form.keys().containsKey(request.choice())
                            && form.keys().get(request.choice()).find(keys).isPresent())
                    .map(form -> "form=" + form.name())
                    .collect(Collectors.joining(" or "));
            return others.isEmpty() ? "" : "; use " + others + ", which these keys have";
        }

        String value(String variable) {
            if (variable.startsWith(FormTemplate.SUFFIX)) {
                return request.suffixes().of(variable.substring(FormTemplate.SUFFIX.length()));
            }
            if (ReadResource.of(variable).isPresent()) {
                return field(variable);
            }
            boolean fromResponse = variable.startsWith(FormTemplate.ANSWER);
            String value = fromResponse
                    ? keys.path(variable.substring(FormTemplate.ANSWER.length()))
                            .textValue()
                    : inService(variable);
            if (value == null || !(fromResponse ? NAME : PATH).matcher(value).matches()) {
                throw fromResponse
                        ? invalid("the response has no valid " + variable.substring(FormTemplate.ANSWER.length()))
                        : new InvalidRequestException("The " + variable + " of " + Printable.of(resourceId)
                                + " has characters that are not allowed in a "
                                + request.form().name());
            }
            return value;
        }

        private String field(String variable) {
            String value = resources.get(variable);
            Map<String, String> words = request.form().words().get(variable);
            String written = words == null || value == null ? value : words.get(value);
            if (written == null
                    || !NAME.matcher(written).matches()
                            && !ENDPOINT.matcher(written).matches()) {
                throw invalid("the resource has no valid " + variable);
            }
            return written;
        }

        /** Returns a name as the service knows it. */
        private String inService(String parameter) {
            return request.operation().parameters().stream()
                    .filter(known -> known.name().equals(parameter))
                    .findFirst()
                    .map(known -> known.inService(names.get(parameter)))
                    .orElse(null);
        }

        /** Replaces the names of ARM in the attributes of a connection string by those of the service. */
        String withNamesOfService(String key) {
            String text = key;
            for (Parameter parameter : request.operation().parameters()) {
                String name = names.get(parameter.name());
                if (parameter.slash() != null && name.contains(parameter.slash())) {
                    text = Pattern.compile("(?i)(?<==)" + Pattern.quote(name) + "(?=;|$)")
                            .matcher(text)
                            .replaceAll(Matcher.quoteReplacement(parameter.inService(name)));
                }
            }
            return text;
        }

        byte[] decoded(String key) {
            try {
                return Base64.getDecoder().decode(key);
            } catch (IllegalArgumentException e) {
                // without the cause, which quotes a character of the key
                throw invalid("the key is not valid Base64");
            }
        }

        InvalidResponseException invalid(String problem) {
            String form = request.form().name();
            return new InvalidResponseException(
                    "azkeys:" + request.operation().name() + " cannot create "
                            + ("aeiou".indexOf(form.charAt(0)) < 0 ? "a " : "an ") + form + " from the keys of "
                            + Printable.of(resourceId) + ": " + problem,
                    resourceId,
                    ArmError.ofStatus(200, null, null),
                    null);
        }

        @Override
        public String toString() {
            return resourceId;
        }
    }
}
