/** People, their roles and streets, kept in the engine's identity service; one login for every door. */
package cn.shishi.identity;
