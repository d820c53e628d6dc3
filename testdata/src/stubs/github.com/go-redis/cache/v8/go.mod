module github.com/go-redis/cache/v8

go 1.26
