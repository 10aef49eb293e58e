import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import kh302.Kh302;
import kh302.Kh302Exception;

/** Dịch vụ HTTP: answers every call of the library at {@code POST /{call}}, for instance {@code POST /assess} with a report. */
public class Service {
  /** The largest body, in bytes: the longest report that the library reads. Raise it for calls about many reports. */
  private static final int LIMIT = 1 << 20;

  private static final Kh302 LIBRARY = new Kh302();

  public static void main(String[] arguments) throws IOException {
    // Sends the head and the body of an answer without waiting between them, which would take 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8302"));
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", Service::handle);
    server.setExecutor(Executors.newFixedThreadPool(2 * Runtime.getRuntime().availableProcessors()));
    server.start();
  }

  private static void handle(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring(1);
    boolean isHealth = name.equals("health");
    if (!exchange.getRequestMethod().equals(isHealth ? "GET" : "POST")) {
      exchange.getResponseHeaders().set("Allow", isHealth ? "GET" : "POST");
      send(exchange, 405, "text/plain", new byte[0]);
    } else if (isHealth) {
      send(exchange, 200, "text/plain", "ok".getBytes(StandardCharsets.UTF_8));
    } else if (name.indexOf('/') >= 0 || name.indexOf(0) >= 0) {
      send(exchange, 404, "text/plain", new byte[0]);
    } else {
      byte[] body = exchange.getRequestBody().readNBytes(LIMIT + 1);
      try {
        // The library itself says that a report is too long.
        send(exchange, 200, "application/json", LIBRARY.call(body.length > LIMIT ? "assess" : name, body));
      } catch (Kh302Exception error) {
        send(exchange, error.httpStatus(), "application/json", error.document().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
