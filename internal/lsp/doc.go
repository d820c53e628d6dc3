// Package lsp is a language server over whole runs of the analysis: it shows in an editor
// what the command prints.
//
// A run starts when a Go file is opened or saved, over the packages of the file's module, and
// reads what is on disk. What the editor has not saved is not seen; edits are offered only for
// files whose text is the one that was analysed. Runs follow each other; one whose sources have
// been saved anew is ended.
//
// Framing and calls are those of github.com/sourcegraph/jsonrpc2. Of the protocol, version 3.17
// (microsoft.github.io/language-server-protocol), the server knows the few messages that stand
// in protocol.go.
package lsp
