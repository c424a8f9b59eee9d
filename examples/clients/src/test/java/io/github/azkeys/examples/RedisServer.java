// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;

/**
 * A redis-server, as Debian has it, with both keys of a cache as passwords.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-cache-for-redis/cache-configure">Access keys</a>
 */
final class RedisServer implements Server {

    private final Resource cache;
    private final int port = FreePort.next();
    private final Process process;
    private final Jedis admin;

    RedisServer(Resource cache) throws Exception {
        this.cache = cache;
        process = new ProcessBuilder("redis-server", "-")
                .redirectErrorStream(true)
                .redirectOutput(new File("target/redis-server.log"))
                .start();
        // the configuration contains keys, so it is neither an argument nor a file
        try (Writer configuration = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8)) {
            configuration.write("bind 127.0.0.1\nport " + port + "\nsave \"\"\nappendonly no\n"
                    + "user admin on nopass ~* &* +@all\nuser default on " + passwords(" ") + " ~* &* +@all\n");
        }
        awaitPort();
        admin = new Jedis(
                "127.0.0.1",
                port,
                DefaultJedisClientConfig.builder().user("admin").password("any").build());
    }

    private void awaitPort() throws IOException, InterruptedException {
        for (int attempt = 0; process.isAlive() && attempt < 200; attempt++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (ConnectException e) {
                Thread.sleep(50);
            }
        }
        throw new IOException("redis-server did not start, see target/redis-server.log");
    }

    private String passwords(String separator) {
        return String.join(
                separator, cache.keys().stream().map(key -> ">" + key).toList());
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("redis-host", "127.0.0.1", "redis-port", "" + port, "redis-tls", "false", "redis-id", cache.id());
    }

    /** Sets the passwords. Redis does not know which one a connection used, so all connections are closed. */
    @Override
    public synchronized void keyRenewed() {
        List<String> keys = cache.keys();
        admin.aclSetUser("default", "resetpass", ">" + keys.get(0), ">" + keys.get(1));
        admin.sendCommand(redis.clients.jedis.Protocol.Command.CLIENT, "KILL", "USER", "default");
    }

    @Override
    public synchronized Set<String> stored() {
        return admin.keys("*");
    }

    @Override
    public synchronized void close() {
        admin.close();
        process.destroy();
    }
}
