package city.participation.gateway.edge;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request line and headers, or whose body, do not arrive whole in time,
 * counted from their first byte. The server's idle time limit does not see a client that sends a
 * byte a second, and a body that was refused is read by nobody who looks at the time.
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {

  private final Duration limit;
  private final Duration bodyLimit;
  private boolean inBody;
  private boolean decoded;
  private @Nullable Future<?> deadline;

  HeadDeadline(Duration limit, Duration bodyLimit) {
    this.limit = limit;
    this.bodyLimit = bodyLimit;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    decoded = true;
    if (message instanceof HttpRequest) {
      lift();
      inBody = true;
    }
    if (message instanceof LastHttpContent) {
      lift();
      inBody = false;
    } else if (message instanceof HttpRequest) {
      deadline = schedule(context, bodyLimit);
    }
    context.fireChannelRead(message);
  }

  /** Bytes came. If no message came of them outside a body, they are the start of a head. */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (!decoded && !inBody && deadline == null) {
      deadline = schedule(context, limit);
    }
    decoded = false;
    context.fireChannelReadComplete();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    lift();
    context.fireChannelInactive();
  }

  private static Future<?> schedule(ChannelHandlerContext context, Duration after) {
    return context.executor().schedule(() -> cut(context), after.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void cut(ChannelHandlerContext context) {
    ChannelFuture _ = context.close();
  }

  private void lift() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }
}
