module github.com/Code-Hex/go-generics-cache

go 1.26
