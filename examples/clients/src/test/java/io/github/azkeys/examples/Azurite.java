// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.common.StorageSharedKeyCredential;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Azurite, Microsoft's emulator of a storage account, with the account's keys. The system property
 * {@code azurite.modules} is the folder {@code node_modules} that contains it.
 *
 * @see <a href="https://learn.microsoft.com/azure/storage/common/storage-use-azurite">Azurite</a>
 */
final class Azurite implements Server {

    /** The prefix of the system properties with the ports of {@code blob} and {@code queue}. */
    static final String PORT = "azurite.port.";

    private final Resource account;
    private final int blobs = FreePort.next();
    private final int queues = FreePort.next();
    private final Process process;

    Azurite(Resource account) throws Exception {
        this.account = account;
        ProcessBuilder builder = new ProcessBuilder(
                "node",
                "src/test/azurite/azurite.js",
                "--blobPort",
                "" + blobs,
                "--queuePort",
                "" + queues,
                "--tablePort",
                "" + FreePort.next(),
                "--inMemoryPersistence",
                "--skipApiVersionCheck",
                "--silent",
                "--disableTelemetry");
        builder.environment().put("NODE_PATH", System.getProperty("azurite.modules", "/usr/local/lib/node_modules"));
        process = builder.redirectErrorStream(true)
                .redirectOutput(new File("target/azurite.log"))
                .start();
        keyRenewed();
        awaitPort(blobs);
        awaitPort(queues);
        System.setProperty(PORT + "blob", "" + blobs);
        System.setProperty(PORT + "queue", "" + queues);
        blobs().create();
    }

    private void awaitPort(int port) throws IOException, InterruptedException {
        for (int attempt = 0; process.isAlive() && attempt < 400; attempt++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (ConnectException e) {
                Thread.sleep(50);
            }
        }
        throw new IOException("Azurite did not start, see target/azurite.log");
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("storage-account-id", account.id(), "storage-account", "acct1");
    }

    /** Gives Azurite the account and its keys in a line on its standard input. */
    @Override
    public synchronized void keyRenewed() throws IOException {
        String accounts = "acct1:" + String.join(":", account.keys()) + "\n";
        process.getOutputStream().write(accounts.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Returns the names of the blobs. */
    @Override
    public Set<String> stored() {
        return blobs().listBlobs().stream().map(BlobItem::getName).collect(Collectors.toSet());
    }

    private BlobContainerClient blobs() {
        return new BlobContainerClientBuilder()
                .endpoint("https://acct1.blob.core.windows.net/orders")
                .credential(
                        new StorageSharedKeyCredential("acct1", account.keys().get(0)))
                .buildClient();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
