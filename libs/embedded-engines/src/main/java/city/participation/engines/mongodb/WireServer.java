package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Upstream's wire protocol on loopback. All servers of a JVM share a few threads, and commands run
 * beside the threads that serve the sockets, so that a long one holds up no other connection.
 */
final class WireServer implements AutoCloseable {

  private static final int COMMAND_THREADS = 8;
  private static final EventLoopGroup SOCKETS =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("mongo-sockets", true), NioIoHandler.newFactory());
  private static final Executor COMMANDS = commandThreads();

  private final MongoBackend backend;
  private final ChannelGroup clients = new DefaultChannelGroup(SOCKETS.next());
  private final Channel channel;

  /**
   * @param port 0 takes any free port
   * @throws IllegalStateException if the port is taken
   */
  WireServer(MongoBackend backend, int port) {
    this.backend = backend;
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(SOCKETS)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new Connection());
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      this.channel = bootstrap.bind(address).syncUninterruptibly().channel();
    } catch (Exception e) { // Netty throws the checked BindException undeclared
      backend.close();
      throw new IllegalStateException(
          "The database cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
    }
  }

  private static Executor commandThreads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            COMMAND_THREADS,
            COMMAND_THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DefaultThreadFactory("mongo-commands", true));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
    clients.close().syncUninterruptibly();
    backend.close();
  }

  private final class Connection extends ChannelInitializer<SocketChannel> {
    @Override
    protected void initChannel(SocketChannel client) {
      client
          .pipeline()
          .addLast(new MongoWireReplyEncoder())
          .addLast(new MongoWireMessageEncoder())
          .addLast(new MongoWireProtocolHandler())
          .addLast(new CommandHandler())
          .addLast(new MongoExceptionHandler());
    }
  }

  /** A client waits for the answer before it sends its next command, so the order is kept. */
  private final class CommandHandler extends MongoDatabaseHandler {
    CommandHandler() {
      super(backend, clients);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
      COMMANDS.execute(() -> {
        try {
          super.channelRead0(context, request);
        } catch (Throwable e) { // Whatever it is: a client without an answer waits for ever.
          context.fireExceptionCaught(e);
        }
      });
    }
  }
}
