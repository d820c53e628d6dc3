module github.com/jellydator/ttlcache/v2

go 1.26
