module github.com/eko/gocache/store/redis/v4

go 1.26

require (
	github.com/eko/gocache/lib/v4 v4.2.4
)
