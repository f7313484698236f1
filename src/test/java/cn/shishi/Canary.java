package cn.shishi;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** An address on this machine that counts who comes: nothing that is handed in may send the product there. */
public final class Canary implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger visits = new AtomicInteger();

    public Canary() throws IOException {
        Thread listening = new Thread(() -> {
            while (!door.isClosed()) {
                try {
                    door.accept().close();
                    visits.incrementAndGet();
                } catch (IOException closed) {
                    return;
                }
            }
        });
        listening.setDaemon(true);
        listening.start();
    }

    public String url() {
        return "http://127.0.0.1:" + door.getLocalPort() + "/";
    }

    public AtomicInteger visits() {
        return visits;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
