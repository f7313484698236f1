/** Project types read from models: their phases, words, fields and roles; checks a model in Chinese and binds behaviour to it. */
package cn.shishi.type;
