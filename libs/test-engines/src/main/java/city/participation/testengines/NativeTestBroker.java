package city.participation.testengines;

final class NativeTestBroker implements TestBroker {

  private final RabbitNode node;
  private int virtualHosts;

  NativeTestBroker(RabbitNode node) {
    this.node = node;
  }

  @Override
  public String host() {
    return RabbitNode.HOST;
  }

  @Override
  public int port() {
    return node.port();
  }

  @Override
  public String username() {
    return "guest";
  }

  @Override
  public String password() {
    return "guest";
  }

  @Override
  public synchronized String newVirtualHost() {
    virtualHosts++;
    String name = "test" + virtualHosts;
    node.define(RabbitDefinitions.virtualHost(name, username()));
    return name;
  }

  @Override
  public synchronized void stop() {
    node.stop();
  }

  @Override
  public synchronized void start() {
    node.run();
  }
}
