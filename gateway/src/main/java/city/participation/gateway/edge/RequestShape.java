package city.participation.gateway.edge;

import city.participation.defaults.http.RequestIds;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that two servers could read differently (RFC 9112 §3.2, §6.1), before anything
 * else looks at them, and hears no more from that connection. What the server itself refuses before
 * any filter, which it does without a word, is told as a problem too.
 */
final class RequestShape extends ChannelDuplexHandler {

  private final EdgeRefusals refusals;
  private @Nullable HttpRequest head;
  private boolean refused;

  RequestShape(EdgeRefusals refusals) {
    this.refusals = refusals;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!refused && message instanceof HttpRequest request) {
      head = request;
      if (isAmbiguous(request)) {
        refused = true;
        FullHttpResponse answer = refusals.of(HttpResponseStatus.BAD_REQUEST, request);
        answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
      }
    }
    if (refused) {
      ReferenceCountUtil.release(message);
      return;
    }
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    Object written = message;
    if (message instanceof HttpResponse response) {
      if (isUntold(response)) {
        FullHttpResponse told = refusals.of(response.status(), head);
        String connection = response.headers().get(HttpHeaderNames.CONNECTION);
        if (connection != null) {
          told.headers().set(HttpHeaderNames.CONNECTION, connection);
        }
        ReferenceCountUtil.release(message);
        written = told;
      }
      head = null;
    }
    ChannelFuture _ = context.write(written, promise);
  }

  /** Everything that passed our filters has an id. */
  private static boolean isUntold(HttpResponse response) {
    return response.status().code() >= 400
        && response instanceof FullHttpResponse full
        && !full.content().isReadable()
        && !response.headers().contains(RequestIds.REQUEST_HEADER);
  }

  private static boolean isAmbiguous(HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      // The server answers those itself, and knows better with what.
      return false;
    }
    HttpHeaders headers = request.headers();
    int hosts = headers.getAll(HttpHeaderNames.HOST).size();
    boolean hostWrong =
        hosts > 1 || (hosts == 0 && request.protocolVersion().equals(HttpVersion.HTTP_1_1));
    boolean twoLengths =
        headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
            && headers.contains(HttpHeaderNames.CONTENT_LENGTH);
    return hostWrong || twoLengths;
  }
}
