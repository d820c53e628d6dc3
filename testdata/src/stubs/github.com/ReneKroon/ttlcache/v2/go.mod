module github.com/ReneKroon/ttlcache/v2

go 1.26
