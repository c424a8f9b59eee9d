// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.internal.catalog.Form;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.catalog.Parameter;
import io.github.azkeys.internal.live.CredentialType;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Generates the tables that lead from a service, or from its name in Azure's tools, to the operations for it. */
final class OperationTables {

    private static final File PORTAL = new File("catalog/tools/azure-portal.json");
    private static final File CLI = new File("catalog/tools/azure-cli.json");

    /** Most operations have one command. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);

    private final OperationIndex catalog;

    OperationTables(OperationIndex catalog) {
        this.catalog = catalog;
    }

    /** Returns what each service offers, and how to ask for it. */
    String services() {
        StringBuilder table = new StringBuilder("[width=\"100%\",cols=\"3,4,3,2,3\",options=\"header\"]\n|===\n"
                + "| I have | I want | Operation | Keys | Form or live credential\n");
        operations()
                .sorted(Comparator.comparing(
                                (Operation operation) ->
                                        operation.documentation().service(),
                                String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Operation::name))
                .forEach(operation -> table.append("| ")
                        .append(operation.documentation().service())
                        .append(" | ")
                        .append(operation.documentation().gives())
                        .append(" | `")
                        .append(operation.name())
                        .append('`')
                        .append(operation.parameters(Parameter.Role.KEY).isEmpty() ? "" : " with `keyName`")
                        .append(" | ")
                        .append(code(keys(operation)))
                        .append(" | ")
                        .append(code(texts(operation)))
                        .append('\n'));
        return table.append("|===\n").toString();
    }

    /** Returns the names of each operation in the tools of Azure. */
    String tools() {
        Map<String, String> portal = read(PORTAL, new TypeReference<>() {});
        Map<String, List<String>> cli = read(CLI, new TypeReference<>() {});
        requireOperations(PORTAL, portal.keySet());
        requireOperations(CLI, cli.keySet());
        StringBuilder table = new StringBuilder("[width=\"100%\",cols=\"2,3,3,4,3\",options=\"header\"]\n|===\n"
                + "| Operation | Portal | Azure CLI | REST API and SDKs | Other names\n");
        operations().forEach(operation -> table.append("| `")
                .append(operation.name())
                .append("` | ")
                .append(portal.getOrDefault(operation.name(), ""))
                .append(" | ")
                .append(code(cli.getOrDefault(operation.name(), List.of())))
                .append(" | ")
                .append(restOperation(operation.documentation()))
                .append(" | ")
                .append(String.join(", ", operation.documentation().alsoCalled()))
                .append('\n'));
        return table.append("|===\n").toString();
    }

    /** Returns where the secrets of services are that have no operation. */
    static String elsewhere() {
        StringBuilder table = new StringBuilder(
                "[width=\"100%\",cols=\"1,3\",options=\"header\"]\n|===\n| I have | Where its secrets are\n");
        read(new File("catalog/elsewhere.json"), new TypeReference<List<JsonNode>>() {})
                .forEach(entry -> table.append("| ")
                        .append(entry.get("service").asText())
                        .append(" | ")
                        .append(entry.get("answer").asText().replaceAll("(azkeys:\\S+|(?<=[ (])/[\\w./{}]+)", "`+$1+`"))
                        .append('\n'));
        return table.append("|===\n").toString();
    }

    private Stream<Operation> operations() {
        return catalog.names().stream().map(catalog::get);
    }

    /** Returns the names that {@code select} and {@code formKey} accept for every response of the operation. */
    private static Collection<String> keys(Operation operation) {
        return operation.pair() == null
                ? operation.forms().values().stream()
                        .flatMap(form -> form.keys().keySet().stream())
                        .distinct()
                        .toList()
                : operation.pair().names();
    }

    private static List<String> texts(Operation operation) {
        List<String> texts = new ArrayList<>(operation.forms().keySet());
        texts.remove(Form.KEY);
        credentials(operation).stream().map(CredentialType::label).forEach(texts::add);
        return texts;
    }

    private static List<CredentialType> credentials(Operation operation) {
        List<CredentialType> types = new ArrayList<>();
        Form key = operation.forms().get(Form.KEY);
        String type = operation.path().resourceType();
        if (key != null) {
            types.add(key.keyName() == null ? CredentialType.AZURE_KEY : CredentialType.AZURE_NAMED_KEY);
        }
        if (operation.forms().containsKey(Form.SAS_TOKEN)) {
            types.add(CredentialType.AZURE_SAS);
        }
        if (key != null && type.startsWith("Microsoft.Storage/")) {
            types.add(CredentialType.STORAGE_SHARED_KEY);
        } else if (type.startsWith("Microsoft.EventHub/")) {
            types.add(CredentialType.KAFKA);
        } else if (key != null && type.startsWith("Microsoft.ServiceBus/")) {
            types.add(CredentialType.QPID_JMS);
        } else if (type.startsWith("Microsoft.Cache/")) {
            types.add(CredentialType.LETTUCE);
        }
        return types;
    }

    private static String restOperation(Operation.Documentation documentation) {
        return documentation.page() == null
                ? documentation.title()
                : documentation.page() + "[" + documentation.title() + "]";
    }

    private static String code(Collection<String> texts) {
        return texts.stream().map(text -> "`" + text + "`").collect(Collectors.joining(", "));
    }

    private void requireOperations(File file, Collection<String> names) {
        if (!catalog.names().containsAll(names)) {
            throw new IllegalStateException(file + " has a name that is not an operation");
        }
    }

    private static <T> T read(File file, TypeReference<T> type) {
        try {
            return JSON.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
