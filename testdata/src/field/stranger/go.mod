module outages.test

go 1.26

require (
	github.com/jellydator/ttlcache/v3 v3.4.1
	github.com/patrickmn/go-cache v1.0.0
)

replace (
	github.com/jellydator/ttlcache/v3 => ../../stubs/github.com/jellydator/ttlcache/v3
	github.com/patrickmn/go-cache => ../../stubs/github.com/patrickmn/go-cache
)
