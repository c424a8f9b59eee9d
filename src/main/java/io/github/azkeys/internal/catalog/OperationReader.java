package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.BodyReader.Body;
import io.github.azkeys.internal.shape.InvalidShapeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * Reads an operation's file and refuses what it cannot mean, naming the file and the field. Threadsafe.
 */
public final class OperationReader {

    private final ObjectReader reader = JsonMappers.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build()
            .readerFor(File.class);

    private final BodyReader bodies;

    /**
     * @param bodies whether an answer can become a body of that name
     */
    public OperationReader(Predicate<String> bodies) {
        this.bodies = new BodyReader(bodies);
    }

    /** The file as it stands; an unknown field is an error, since it would be a wish that nobody fulfils. */
    private record File(
            String name,
            String title,
            String documentation,
            String method,
            String path,
            Map<String, ParameterEntry> parameters,
            String permission,
            String apiVersion,
            List<String> apiVersions,
            @JsonProperty boolean preview,
            JsonNode body,
            Map<String, List<String>> aliases,
            String nextLink,
            ObjectNode request,
            Map<String, String> pair,
            Map<String, FormReader.Entry> forms,
            RegenerationReader.Entry regenerate,
            SampleEntry sample) {}

    private record ParameterEntry(
            String description, String option, String pattern, Integer minLength, Integer maxLength) {}

    private record SampleEntry(@JsonProperty boolean made, Map<String, String> request, ObjectNode response) {}

    /**
     * @param name the operation that the file has to describe
     * @param own whether it is one of this library's, whose body is a record
     */
    public Operation read(String name, OperationFile source, boolean own) {
        String location = source.location();
        try {
            return operation(name, location, reader.readValue(source.content()), own);
        } catch (UnrecognizedPropertyException e) {
            throw invalid(location, field(e), "is unknown; known are " + known(e), e);
        } catch (InvalidNullException e) {
            throw invalid(location, field(e), "is null; give it a value or leave it out", e);
        } catch (JsonMappingException e) {
            throw invalid(location, field(e), e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw new InvalidRequestException(
                    "The operation file " + location + " is no JSON: " + e.getOriginalMessage() + " at line "
                            + e.getLocation().getLineNr(),
                    null,
                    e);
        } catch (IOException e) {
            throw new InvalidRequestException("The operation file " + location + " cannot be read", null, e);
        }
    }

    private static String known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String field(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private Operation operation(String name, String location, File file, boolean own) {
        if (file == null) {
            throw new InvalidRequestException("The operation file " + location + " is null; it must be an object");
        }
        require(location, "name", file.name);
        if (!name.equals(file.name)) {
            throw invalid(location, "name", "is '" + file.name + "' but the file is called '" + name + "'", null);
        }
        require(location, "path", file.path);
        require(location, "apiVersion", file.apiVersion);
        Body body = checked(location, () -> bodies.read(file.body, own));
        String method = file.method == null ? "POST" : file.method;
        if (!method.equals("POST") && !method.equals("GET")) {
            throw invalid(location, "method", "is '" + method + "'; it can be POST or GET", null);
        }
        List<String> versions = file.apiVersions == null ? List.of(file.apiVersion) : file.apiVersions;
        if (!versions.contains(file.apiVersion)) {
            throw invalid(
                    location, "apiVersion", "is '" + file.apiVersion + "', which apiVersions does not list", null);
        }
        Map<String, Parameter> declared = declared(location, file);
        PathTemplate path = path(location, file, declared);
        List<Parameter> parameters = checked(location, () -> parameters(file, path, declared));
        return new Operation(
                name,
                file.title == null ? name : file.title,
                file.documentation,
                method,
                path,
                parameters,
                file.permission,
                file.apiVersion,
                versions,
                file.preview,
                body.type(),
                body.shape(),
                file.aliases == null ? Map.of() : file.aliases,
                file.nextLink,
                file.request,
                checked(location, () -> RotationPair.read(file.pair)),
                checked(location, () -> FormReader.read(file.forms, path.parameters())),
                checked(
                        location,
                        () -> RegenerationReader.read(
                                file.regenerate,
                                versions,
                                parameters.stream().map(Parameter::name).toList())),
                sample(location, file.sample));
    }

    private static <T> T checked(String location, Supplier<T> part) {
        try {
            return part.get();
        } catch (InvalidFieldException e) {
            throw invalid(location, e.field(), e.getMessage(), e);
        } catch (InvalidShapeException e) {
            throw invalid(location, e.field(), e.getMessage(), e);
        }
    }

    private static Map<String, Parameter> declared(String location, File file) {
        Map<String, Parameter> declared = new LinkedHashMap<>();
        if (file.parameters != null) {
            file.parameters.forEach((name, entry) -> declared.put(name, parameter(location, name, entry)));
        }
        return declared;
    }

    private static PathTemplate path(String location, File file, Map<String, Parameter> declared) {
        try {
            return new PathTemplate(file.path, declared);
        } catch (IllegalArgumentException e) {
            throw invalid(location, "path", e.getMessage(), e);
        }
    }

    /** Those of the path, then those that only the request body names. */
    private static List<Parameter> parameters(File file, PathTemplate path, Map<String, Parameter> declared) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        path.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter));
        List<String> spare = new ArrayList<>(declared.keySet());
        spare.removeAll(parameters.keySet());
        spare.forEach(name -> parameters.put(name, declared.get(name)));
        if (file.request != null) {
            RequestTemplate request = new RequestTemplate(file.request);
            request.requireNamesOf(parameters.keySet(), "request");
            spare.removeAll(request.names());
        }
        if (!spare.isEmpty()) {
            throw new InvalidFieldException("parameters." + spare.get(0), "stands neither in path nor in request");
        }
        return List.copyOf(parameters.values());
    }

    private static Parameter parameter(String location, String name, ParameterEntry entry) {
        String field = "parameters." + name;
        if (Parameter.common(name).isPresent()) {
            throw invalid(location, field, "is the same for all operations; leave it out", null);
        }
        if (entry.option != null && !entry.option.equals(Parameter.Role.KEY.option())) {
            throw invalid(
                    location, field + ".option", "is '" + entry.option + "'; it can be keyName or be left out", null);
        }
        try {
            return new Parameter(
                    name,
                    entry.option == null ? Parameter.Role.RESOURCE : Parameter.Role.KEY,
                    entry.description,
                    entry.pattern == null ? null : Pattern.compile(entry.pattern),
                    entry.minLength == null ? 1 : entry.minLength,
                    entry.maxLength == null ? Parameter.LONGEST_NAME : entry.maxLength);
        } catch (PatternSyntaxException e) {
            throw invalid(location, field + ".pattern", "is no regular expression: " + e.getDescription(), e);
        }
    }

    private static Operation.Sample sample(String location, SampleEntry entry) {
        if (entry == null) {
            return null;
        }
        if (entry.request == null || entry.response == null) {
            throw invalid(location, "sample", "needs a request and a response", null);
        }
        return new Operation.Sample(entry.made, entry.request, entry.response);
    }

    private static void require(String location, String field, String value) {
        if (value == null || value.isBlank()) {
            throw invalid(location, field, "is missing", null);
        }
    }

    private static InvalidRequestException invalid(String location, String field, String problem, Exception cause) {
        return new InvalidRequestException(
                "The operation file " + location + " is wrong: " + field + " " + problem, null, cause);
    }
}
