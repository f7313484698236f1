/** People, their roles and streets, kept in the engine's identity service; one login for every door, by password or by the office's 统一身份认证. */
package cn.shishi.identity;
