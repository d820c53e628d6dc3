module github.com/eko/gocache/lib/v4

go 1.26
