import com.sun.management.OperatingSystemMXBean;
import java.awt.geom.Path2D;
import java.beans.Introspector;
import java.beans.PropertyEditorManager;
import java.io.File;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javax.naming.Context;
import javax.naming.directory.InitialDirContext;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLOutputFactory;
import org.xml.sax.InputSource;

/**
 * What the small Java in the images must still be able to do, though a start of the suite does not
 * always ask for it. .ci/images runs it in each of them.
 */
final class JavaCheck {

  public static void main(String[] arguments) throws Exception {
    var keys = KeyStore.getInstance(new File(arguments[0]), "secret".toCharArray());
    require(handshake(keys).equals("TLSv1.3"), "TLS 1.3 with an elliptic curve");
    require(trustedAuthorities() > 50, "the world's certificate authorities");
    require(signsByEllipticCurve(), "ES256 signatures");
    require(readsNamesFromDns(), "mongodb+srv addresses");
    require(keepsSocketsAlive(), "keep-alive times of sockets");
    require(speaksGerman(), "German numbers and dates");
    require(knowsItsMemory(), "the memory of the container");
    require(describesBeans(), "descriptions of beans");
    require(knowsWhatLiesInside(), "outlines of districts");
    require(writesAndReadsXml(), "feeds");
    System.out.println("this Java can do what the suite asks of it");
  }

  private static boolean writesAndReadsXml() throws Exception {
    var text = new StringWriter();
    var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    xml.writeStartElement("feed");
    xml.writeCharacters("<ä>");
    xml.writeEndElement();
    xml.close();
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text.toString())))
        .getDocumentElement()
        .getTextContent()
        .equals("<ä>");
  }

  private static String handshake(KeyStore keys) throws Exception {
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, "secret".toCharArray());
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    var context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    var loopback = InetAddress.getLoopbackAddress();
    try (var server =
            (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 1, loopback);
        var client =
            (SSLSocket)
                context.getSocketFactory().createSocket(loopback, server.getLocalPort())) {
      var greeting = CompletableFuture.supplyAsync(() -> greet(server));
      client.setSoTimeout(10_000);
      require(client.getInputStream().read() == 'h', "a byte over TLS");
      greeting.join();
      return client.getSession().getProtocol();
    }
  }

  private static boolean greet(SSLServerSocket server) {
    try (var connection = server.accept()) {
      connection.getOutputStream().write('h');
      return true;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static int trustedAuthorities() throws Exception {
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init((KeyStore) null);
    return Arrays.stream(trusted.getTrustManagers())
        .map(X509TrustManager.class::cast)
        .mapToInt(manager -> manager.getAcceptedIssuers().length)
        .sum();
  }

  private static boolean signsByEllipticCurve() throws Exception {
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate());
    signature.update(new byte[] {1});
    return signature.sign().length > 60;
  }

  private static boolean readsNamesFromDns() throws Exception {
    var settings = new Hashtable<String, String>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.put(Context.PROVIDER_URL, "dns://127.0.0.1");
    new InitialDirContext(settings).close();
    return true;
  }

  private static boolean keepsSocketsAlive() throws Exception {
    try (var socket = new Socket()) {
      return socket.supportedOptions().stream().anyMatch(o -> o.name().equals("TCP_KEEPIDLE"));
    }
  }

  private static boolean speaksGerman() {
    var date =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.GERMANY);
    return NumberFormat.getInstance(Locale.GERMANY).format(1234.5).equals("1.234,5")
        && LocalDate.of(2026, 3, 1).format(date).equals("1. März 2026")
        && ZoneId.of("Europe/Berlin").getRules() != null;
  }

  private static boolean knowsItsMemory() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize()
        > 0;
  }

  private static boolean describesBeans() throws Exception {
    PropertyEditorManager.findEditor(int.class).setAsText("1");
    return Arrays.stream(Introspector.getBeanInfo(Thread.class).getPropertyDescriptors())
        .anyMatch(property -> property.getName().equals("name"));
  }

  private static boolean knowsWhatLiesInside() {
    var outline = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    outline.moveTo(0, 0);
    outline.lineTo(2, 1);
    outline.lineTo(0, 2);
    outline.closePath();
    return outline.contains(1, 1)
        && !outline.contains(2, 2)
        && outline.intersects(0, 0, 1, 1)
        && outline.getBounds2D().getWidth() == 2;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("this Java cannot do: " + what);
    }
  }
}
