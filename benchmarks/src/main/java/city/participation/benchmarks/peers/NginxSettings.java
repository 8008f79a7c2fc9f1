package city.participation.benchmarks.peers;

import java.nio.file.Path;

/**
 * nginx as a plain reverse proxy with kept connections on both sides.
 *
 * @param folder where everything that it writes goes
 * @param port on which it listens, on loopback
 * @param upstream port of the service behind it, on loopback
 */
record NginxSettings(Path folder, int port, int upstream) {

  /**
   * The configuration file. A worker for each processor, as the gateway has a thread for each; a
   * line of log for each answer, as the gateway writes one; connections are not closed after 1,000
   * requests, which is nginx's default and would be measured as well.
   */
  String text() {
    return """
    daemon off;
    worker_processes auto;
    pid "%1$s/nginx.pid";
    error_log "%1$s/error.log" warn;
    events {
      worker_connections 1024;
    }
    http {
      access_log "%1$s/access.log";
      client_body_temp_path "%1$s/bodies";
      proxy_temp_path "%1$s/proxied";
      fastcgi_temp_path "%1$s/fastcgi";
      uwsgi_temp_path "%1$s/uwsgi";
      scgi_temp_path "%1$s/scgi";
      keepalive_requests 100000000;
      upstream service {
        server 127.0.0.1:%3$d;
        keepalive 64;
        keepalive_requests 100000000;
      }
      server {
        listen 127.0.0.1:%2$d;
        location / {
          proxy_pass http://service;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_set_header Host $host;
        }
      }
    }
    """
        .formatted(folder, port, upstream);
  }
}
