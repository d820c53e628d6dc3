// Package faraway puts entries into other processes for ever: redis by three
// generations of one client, by commands as words, by built commands; memcache.
package faraway

import (
	"context"
	"net/http"
	"time"

	"github.com/bradfitz/gomemcache/memcache"
	first "github.com/go-redis/redis"
	second "github.com/go-redis/redis/v8"
	words "github.com/gomodule/redigo/redis"
	"github.com/redis/go-redis/v9"
	"github.com/redis/rueidis"
)

// Visits notes who was there.
type Visits struct {
	third  *redis.Client
	second *second.Client
	first  *first.Client
	conn   words.Conn
	built  rueidis.Client
	mem    *memcache.Client
}

// NewVisits dials addr.
func NewVisits(addr string, conn words.Conn) (*Visits, error) {
	built, err := rueidis.NewClient(rueidis.ClientOption{InitAddress: []string{addr}})
	if err != nil {
		return nil, err
	}
	return &Visits{
		third:  redis.NewClient(&redis.Options{Addr: addr}),
		second: second.NewClient(&second.Options{Addr: addr}),
		first:  first.NewClient(&first.Options{Addr: addr}),
		conn:   conn,
		built:  built,
		mem:    memcache.New(addr),
	}, nil
}

// ServeHTTP implements http.Handler.
func (v *Visits) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, who := r.Context(), r.RemoteAddr
	v.note(ctx, who)
	v.bounded(ctx, who)
	w.WriteHeader(http.StatusNoContent)
}

func (v *Visits) note(ctx context.Context, who string) {
	_ = v.third.Set(ctx, who, 1, 0).Err()                                      // want cachegrow low-only "Visits.third"
	_ = v.second.Set(ctx, who, 1, 0).Err()                                     // want cachegrow low-only "Visits.second"
	_ = v.first.Set(who, 1, 0).Err()                                           // want cachegrow low-only "Visits.first"
	_, _ = v.conn.Do("LPUSH", who, "1")                                        // want cachegrow low-only "Visits.conn"
	_ = v.built.Do(ctx, v.built.B().Set().Key(who).Value("1").Build()).Error() // want cachegrow low-only "Visits.built"
	_ = v.mem.Set(&memcache.Item{Key: who, Value: []byte("1")})                // want cachegrow low-only "Visits.mem"
}

func (v *Visits) bounded(ctx context.Context, who string) {
	_ = v.third.SetEx(ctx, who, 1, time.Hour).Err()
	_ = v.second.Set(ctx, who, 1, time.Hour).Err()
	_ = v.first.Set(who, 1, time.Hour).Err()
	_ = v.built.Do(ctx, v.built.B().Set().Key(who).Value("1").ExSeconds(60).Build()).Error()
	_ = v.mem.Set(&memcache.Item{Key: who, Value: []byte("1"), Expiration: 60})
}
