package cn.shishi.identity;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Roles a model may name, and whether a street to try is wanted.
 *
 * @param roles id (letters and digits) to the name people read
 */
@ConfigurationProperties("shishi")
record Roles(Map<String, String> roles) {}
