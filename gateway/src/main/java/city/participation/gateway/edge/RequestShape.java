package city.participation.gateway.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;

/**
 * Refuses requests that two servers could read differently (RFC 9112 §3.2, §6.1), before anything
 * else looks at them, and hears no more from that connection.
 */
final class RequestShape extends ChannelInboundHandlerAdapter {

  /** In one language: which one the request asks for is among what cannot be trusted. */
  private static final String PROBLEM =
      """
      {"type":"/problems/ambiguous-request","title":"The request can be read in two ways",\
      "status":400,"code":"ambiguous-request"}\
      """;

  private boolean refused;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!refused && message instanceof HttpRequest request && isAmbiguous(request)) {
      refused = true;
      DefaultFullHttpResponse answer =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1,
              HttpResponseStatus.BAD_REQUEST,
              Unpooled.copiedBuffer(PROBLEM, StandardCharsets.UTF_8));
      answer
          .headers()
          .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
          .set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes())
          .set(HttpHeaderNames.CONNECTION, "close");
      context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }
    if (refused) {
      ReferenceCountUtil.release(message);
      return;
    }
    context.fireChannelRead(message);
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
