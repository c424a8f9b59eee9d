// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.live;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.adapter.AzureKeyAdapter;
import io.github.azkeys.internal.adapter.AzureNamedKeyAdapter;
import io.github.azkeys.internal.adapter.AzureSasAdapter;
import io.github.azkeys.internal.adapter.CredentialAdapter;
import io.github.azkeys.internal.adapter.KafkaAdapter;
import io.github.azkeys.internal.adapter.KafkaPropertiesAdapter;
import io.github.azkeys.internal.adapter.LettuceAdapter;
import io.github.azkeys.internal.adapter.QpidJmsAdapter;
import io.github.azkeys.internal.adapter.StorageSharedKeyAdapter;
import io.github.azkeys.internal.adapter.SupplierAdapter;
import io.github.azkeys.internal.text.Printable;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The types of live credentials. The libraries of a type are loaded only when an application uses the type. */
public enum CredentialType {
    AZURE_KEY("azure-key", "com.azure:azure-core", () -> new AzureKeyAdapter()),
    AZURE_NAMED_KEY("azure-named-key", "com.azure:azure-core", () -> new AzureNamedKeyAdapter()),
    AZURE_SAS("azure-sas", "com.azure:azure-core", () -> new AzureSasAdapter()),
    STORAGE_SHARED_KEY("storage-shared-key", "com.azure:azure-storage-common", () -> new StorageSharedKeyAdapter()),
    SUPPLIER("supplier", null, () -> new SupplierAdapter()),
    KAFKA("kafka", "org.apache.camel:camel-kafka", () -> new KafkaAdapter(), false),
    KAFKA_PROPERTIES("kafka-properties", "org.apache.kafka:kafka-clients", () -> new KafkaPropertiesAdapter(), false),
    QPID_JMS("qpid-jms", "org.apache.qpid:qpid-jms-client", () -> new QpidJmsAdapter(), false),
    LETTUCE("lettuce", "io.lettuce:lettuce-core", () -> new LettuceAdapter());

    private final String label;
    private final String library;
    private final Supplier<CredentialAdapter> adapter; // not a constructor reference, which would load its class
    private final boolean autowired;

    CredentialType(String label, String library, Supplier<CredentialAdapter> adapter) {
        this(label, library, adapter, true);
    }

    CredentialType(String label, String library, Supplier<CredentialAdapter> adapter, boolean autowired) {
        this.label = label;
        this.library = library;
        this.adapter = adapter;
        this.autowired = autowired;
    }

    /** Returns the name of the type in properties. */
    public String label() {
        return label;
    }

    /** Returns the Maven dependency that an application needs for the type, without its version; null for none. */
    public String library() {
        return library;
    }

    /**
     * Returns the type with a name.
     *
     * @throws InvalidRequestException if there is none; the message lists all types
     */
    static CredentialType of(String label) {
        return Arrays.stream(values())
                .filter(type -> type.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException("unknown type '" + Printable.of(label) + "'. Supported: "
                        + Arrays.stream(values()).map(CredentialType::label).collect(Collectors.joining(", "))));
    }

    /**
     * Returns what creates credentials of this type.
     *
     * @throws InvalidRequestException if the application lacks the library; the message names it
     */
    CredentialAdapter adapter() {
        try {
            CredentialAdapter created = adapter.get();
            created.library();
            return created;
        } catch (LinkageError e) {
            throw new InvalidRequestException(
                    "type " + label + " needs the Maven dependency " + library + " (" + e.getMessage() + ")", null, e);
        }
    }

    /**
     * Returns the type by which Camel finds the credentials; empty if they have only a name. Camel would use the only
     * {@code KafkaClientFactory} for every cluster, and so send the key to clusters that it is not meant for.
     */
    Optional<Class<?>> autowired() {
        return autowired ? product() : Optional.empty();
    }

    /** Returns the type of the credentials; empty if the application lacks the library. */
    public Optional<Class<?>> product() {
        try {
            return Optional.of(adapter.get().type());
        } catch (LinkageError e) {
            return Optional.empty();
        }
    }
}
