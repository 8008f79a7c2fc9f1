package city.participation.defaults.servlet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.FastByteArrayOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends JSON when all of it is there, with its length: one packet here, at the gateway and at the
 * client where chunks took two or three, and a problem instead of half an answer when an object
 * cannot be written.
 */
final class WholeJson extends JacksonJsonHttpMessageConverter {

  WholeJson(JsonMapper mapper) {
    super(mapper);
  }

  @Override
  protected void writeInternal(
      Object object,
      ResolvableType type,
      HttpOutputMessage output,
      @Nullable Map<String, Object> hints)
      throws IOException {
    var body = new FastByteArrayOutputStream(1024);
    super.writeInternal(
        object,
        type,
        new HttpOutputMessage() {
          @Override
          public OutputStream getBody() {
            return body;
          }

          @Override
          public HttpHeaders getHeaders() {
            return output.getHeaders();
          }
        },
        hints);
    output.getHeaders().setContentLength(body.size());
    body.writeTo(output.getBody());
  }
}
