package city.participation.testengines;

final class NativeTestBroker implements TestBroker {

  private final RabbitNode node;
  private final VirtualHosts virtualHosts;

  NativeTestBroker(RabbitNode node) {
    this.node = node;
    this.virtualHosts = new VirtualHosts(node::define, username());
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
    return virtualHosts.next();
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
