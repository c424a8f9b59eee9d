package io.github.azkeys.internal.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.ArmError;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.catalog.Form;
import io.github.azkeys.internal.catalog.FormTemplate;
import io.github.azkeys.internal.catalog.JsonMappers;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.keys.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Makes connection strings and tokens of keys. What could end a part of such a text and begin another is refused, so
 * that no name can lead a key to another host. Threadsafe.
 */
public final class FormWriter {

    /** Names of hosts, entities and rules that need no escape in any form. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?");

    /** No separator of any form. Keys are Base64 in practice, but nobody documents that for all. */
    private static final Pattern KEY = Pattern.compile("[^;,\"'\\s\\p{C}]+");

    private final Clock clock;
    private final ObjectMapper mapper = JsonMappers.builder().build();

    /**
     * @param clock what the life of a token is counted from
     */
    public FormWriter(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * The form of an answer.
     *
     * @throws io.github.azkeys.AzkeysException if the answer has no such key or if a name does not fit into the form
     */
    public Secret write(FormRequest request, KeyResponse response) {
        return write(request, response.request().address().resourceId(), response.tree());
    }

    /**
     * The form of keys that were fetched before.
     *
     * @param resourceId the resource that the keys belong to
     * @param keys the keys as JSON
     * @throws io.github.azkeys.AzkeysException if the id is of another type, if the keys lack the wanted one, or if a
     *     name does not fit into the form
     */
    public Secret write(FormRequest request, String resourceId, JsonNode keys) {
        Source source = source(request, resourceId, keys);
        Form form = request.form();
        String key = source.key();
        if (form.token() != null) {
            Instant expiry = clock.instant().plus(request.validity());
            String token = SharedAccessSignature.sign(
                    form.template().fill(source::value),
                    form.token().lowerCase(),
                    form.keyName().fill(source::value),
                    form.token().base64Key() ? source.decoded(key) : key.getBytes(StandardCharsets.UTF_8),
                    expiry);
            return new Secret(form.name(), token, Instant.ofEpochSecond(expiry.getEpochSecond()));
        }
        if (!form.template().isBareKey() && !KEY.matcher(key).matches()) {
            throw source.invalid("the key has letters that cannot stand in a " + form.name());
        }
        String text =
                form.template().fill(variable -> variable.equals(FormTemplate.KEY) ? key : source.value(variable));
        return new Secret(form.name(), text, null);
    }

    /**
     * The key in plaintext that a form is made of: while it stays, what the form opens stays open.
     *
     * @throws io.github.azkeys.AzkeysException as for the form itself
     */
    public String key(FormRequest request, KeyResponse response) {
        return source(request, response.request().address().resourceId(), response.tree())
                .key();
    }

    /**
     * The name that goes with the key of a form.
     *
     * @throws io.github.azkeys.AzkeysException as for the form itself, or if its key goes without a name
     */
    public String keyName(FormRequest request, String resourceId, JsonNode keys) {
        if (request.form().keyName() == null) {
            throw new InvalidRequestException(
                    "The keys of azkeys:" + request.operation().name() + " have no name that a client would need");
        }
        return request.form().keyName().fill(source(request, resourceId, keys)::value);
    }

    /** Returns keys that were not fetched here as JSON. */
    public JsonNode tree(KeySet keys) {
        return mapper.valueToTree(keys);
    }

    private Source source(FormRequest request, String resourceId, JsonNode keys) {
        Map<String, String> names = request.operation()
                .path()
                .match(resourceId)
                .orElseThrow(() -> new InvalidRequestException("The keys are not those of a "
                        + request.operation().path().resourceType() + ", as azkeys:"
                        + request.operation().name() + " gives them"));
        return new Source(request, resourceId, names, keys);
    }

    /** Where the values of one form come from. */
    private record Source(FormRequest request, String resourceId, Map<String, String> names, JsonNode answer) {

        String key() {
            return request.key()
                    .find(answer)
                    .orElseThrow(() -> invalid("the answer has no " + request.choice() + " key at " + request.key()));
        }

        String value(String variable) {
            if (variable.startsWith(FormTemplate.SUFFIX)) {
                return request.suffixes().of(variable.substring(FormTemplate.SUFFIX.length()));
            }
            boolean answered = variable.startsWith(FormTemplate.ANSWER);
            String value = answered
                    ? answer.path(variable.substring(FormTemplate.ANSWER.length()))
                            .textValue()
                    : names.get(variable);
            if (value == null || !NAME.matcher(value).matches()) {
                throw answered
                        ? invalid("the answer has no usable " + variable.substring(FormTemplate.ANSWER.length()))
                        : new InvalidRequestException(
                                "The " + variable + " of " + resourceId + " has letters that cannot stand in a "
                                        + request.form().name());
            }
            return value;
        }

        byte[] decoded(String key) {
            try {
                return Base64.getDecoder().decode(key);
            } catch (IllegalArgumentException e) {
                // without the cause, which quotes a letter of the key
                throw invalid("the key is not Base64");
            }
        }

        InvalidResponseException invalid(String problem) {
            return new InvalidResponseException(
                    "azkeys:" + request.operation().name() + " cannot make a "
                            + request.form().name() + " of the keys of " + resourceId + ": " + problem,
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
