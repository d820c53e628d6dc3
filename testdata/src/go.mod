module fixtures.test

go 1.26

require (
	example.com/console v0.0.0
	github.com/Code-Hex/go-generics-cache v1.5.1
	github.com/ReneKroon/ttlcache/v2 v2.11.0
	github.com/VictoriaMetrics/fastcache v1.13.0
	github.com/Yiling-J/theine-go v0.6.3
	github.com/allegro/bigcache/v3 v3.1.0
	github.com/bluele/gcache v0.0.2
	github.com/bradfitz/gomemcache v0.1.0
	github.com/coocood/freecache v1.2.7
	github.com/dgraph-io/ristretto v0.2.0
	github.com/dgraph-io/ristretto/v2 v2.4.2
	github.com/eapache/channels v1.1.0
	github.com/eapache/queue v1.1.0
	github.com/eko/gocache/lib/v4 v4.2.4
	github.com/eko/gocache/store/go_cache/v4 v4.2.4
	github.com/eko/gocache/store/redis/v4 v4.2.4
	github.com/erni27/imcache v1.3.0
	github.com/gammazero/deque v1.2.3
	github.com/go-kit/kit v0.13.0
	github.com/go-redis/cache/v8 v8.4.4
	github.com/go-redis/cache/v9 v9.0.0
	github.com/go-redis/redis v1.0.0
	github.com/go-redis/redis/v8 v8.11.5
	github.com/golang/groupcache v0.1.0
	github.com/golang/snappy v1.0.0
	github.com/gomodule/redigo v1.9.3
	github.com/gorilla/websocket v1.5.3
	github.com/hashicorp/golang-lru v1.0.2
	github.com/hashicorp/golang-lru/arc/v2 v2.0.7
	github.com/hashicorp/golang-lru/v2 v2.0.7
	github.com/jackc/pgx/v5 v5.10.0
	github.com/jellydator/ttlcache/v2 v2.11.1
	github.com/jellydator/ttlcache/v3 v3.4.1
	github.com/jmoiron/sqlx v1.4.0
	github.com/karlseguin/ccache/v3 v3.0.7
	github.com/klauspost/compress v1.18.6
	github.com/maypok86/otter v1.2.4
	github.com/maypok86/otter/v2 v2.4.0
	github.com/muesli/cache2go v0.1.0
	github.com/patrickmn/go-cache v1.0.0
	github.com/prometheus/client_golang v1.25.0
	github.com/redis/go-redis/v9 v9.23.0
	github.com/redis/rueidis v1.0.79
	github.com/samber/hot v0.13.0
	github.com/segmentio/ksuid v1.0.4
	github.com/smallnest/chanx v1.2.0
	github.com/spf13/cobra v1.10.2
	go.mongodb.org/mongo-driver v1.17.9
	go.opentelemetry.io/otel/metric v1.45.0
	golang.org/x/crypto v0.58.0
	golang.org/x/sync v0.24.0
	google.golang.org/grpc v1.78.0
	k8s.io/apimachinery v0.37.2
	k8s.io/client-go v0.37.2
	k8s.io/utils v0.1.0
	zgo.at/zcache v1.2.0
	zgo.at/zcache/v2 v2.0.0
)

replace (
	example.com/console => ./stubs/example.com/console
	github.com/Code-Hex/go-generics-cache => ./stubs/github.com/Code-Hex/go-generics-cache
	github.com/ReneKroon/ttlcache/v2 => ./stubs/github.com/ReneKroon/ttlcache/v2
	github.com/VictoriaMetrics/fastcache => ./stubs/github.com/VictoriaMetrics/fastcache
	github.com/Yiling-J/theine-go => ./stubs/github.com/Yiling-J/theine-go
	github.com/allegro/bigcache/v3 => ./stubs/github.com/allegro/bigcache/v3
	github.com/bluele/gcache => ./stubs/github.com/bluele/gcache
	github.com/bradfitz/gomemcache => ./stubs/github.com/bradfitz/gomemcache
	github.com/coocood/freecache => ./stubs/github.com/coocood/freecache
	github.com/dgraph-io/ristretto => ./stubs/github.com/dgraph-io/ristretto
	github.com/dgraph-io/ristretto/v2 => ./stubs/github.com/dgraph-io/ristretto/v2
	github.com/eapache/channels => ./stubs/github.com/eapache/channels
	github.com/eapache/queue => ./stubs/github.com/eapache/queue
	github.com/eko/gocache/lib/v4 => ./stubs/github.com/eko/gocache/lib/v4
	github.com/eko/gocache/store/go_cache/v4 => ./stubs/github.com/eko/gocache/store/go_cache/v4
	github.com/eko/gocache/store/redis/v4 => ./stubs/github.com/eko/gocache/store/redis/v4
	github.com/erni27/imcache => ./stubs/github.com/erni27/imcache
	github.com/gammazero/deque => ./stubs/github.com/gammazero/deque
	github.com/go-kit/kit => ./stubs/github.com/go-kit/kit
	github.com/go-redis/cache/v8 => ./stubs/github.com/go-redis/cache/v8
	github.com/go-redis/cache/v9 => ./stubs/github.com/go-redis/cache/v9
	github.com/go-redis/redis => ./stubs/github.com/go-redis/redis
	github.com/go-redis/redis/v8 => ./stubs/github.com/go-redis/redis/v8
	github.com/golang/groupcache => ./stubs/github.com/golang/groupcache
	github.com/golang/snappy => ./stubs/github.com/golang/snappy
	github.com/gomodule/redigo => ./stubs/github.com/gomodule/redigo
	github.com/gorilla/websocket => ./stubs/github.com/gorilla/websocket
	github.com/hashicorp/golang-lru => ./stubs/github.com/hashicorp/golang-lru
	github.com/hashicorp/golang-lru/arc/v2 => ./stubs/github.com/hashicorp/golang-lru/arc/v2
	github.com/hashicorp/golang-lru/v2 => ./stubs/github.com/hashicorp/golang-lru/v2
	github.com/jackc/pgx/v5 => ./stubs/github.com/jackc/pgx/v5
	github.com/jellydator/ttlcache/v2 => ./stubs/github.com/jellydator/ttlcache/v2
	github.com/jellydator/ttlcache/v3 => ./stubs/github.com/jellydator/ttlcache/v3
	github.com/jmoiron/sqlx => ./stubs/github.com/jmoiron/sqlx
	github.com/karlseguin/ccache/v3 => ./stubs/github.com/karlseguin/ccache/v3
	github.com/klauspost/compress => ./stubs/github.com/klauspost/compress
	github.com/maypok86/otter => ./stubs/github.com/maypok86/otter
	github.com/maypok86/otter/v2 => ./stubs/github.com/maypok86/otter/v2
	github.com/muesli/cache2go => ./stubs/github.com/muesli/cache2go
	github.com/patrickmn/go-cache => ./stubs/github.com/patrickmn/go-cache
	github.com/prometheus/client_golang => ./stubs/github.com/prometheus/client_golang
	github.com/redis/go-redis/v9 => ./stubs/github.com/redis/go-redis/v9
	github.com/redis/rueidis => ./stubs/github.com/redis/rueidis
	github.com/samber/hot => ./stubs/github.com/samber/hot
	github.com/segmentio/ksuid => ./stubs/github.com/segmentio/ksuid
	github.com/smallnest/chanx => ./stubs/github.com/smallnest/chanx
	github.com/spf13/cobra => ./stubs/github.com/spf13/cobra
	go.mongodb.org/mongo-driver => ./stubs/go.mongodb.org/mongo-driver
	go.opentelemetry.io/otel/metric => ./stubs/go.opentelemetry.io/otel/metric
	golang.org/x/crypto => ./stubs/golang.org/x/crypto
	golang.org/x/sync => ./stubs/golang.org/x/sync
	google.golang.org/grpc => ./stubs/google.golang.org/grpc
	k8s.io/apimachinery => ./stubs/k8s.io/apimachinery
	k8s.io/client-go => ./stubs/k8s.io/client-go
	k8s.io/utils => ./stubs/k8s.io/utils
	zgo.at/zcache => ./stubs/zgo.at/zcache
	zgo.at/zcache/v2 => ./stubs/zgo.at/zcache/v2
)
