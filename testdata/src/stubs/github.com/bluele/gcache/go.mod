module github.com/bluele/gcache

go 1.26
