// Package reviewdog runs the pipeline of docs/ci.md with real reviewdog. It is a module of
// its own, so that reviewdog is no dependency of growthlint.
package reviewdog
