// Package listings fills maps for as long as messages come.
package listings

import (
	"fmt"

	"github.com/redis/go-redis/v9"
)

// Run counts what comes until the channel is closed, and nobody waits for what it counts.
func Run(client *redis.PubSub) {
	seen := map[string]int{}
	for m := range client.Channel() {
		seen[m.Payload]++ // want mapgrow medium "seen"
		if seen[m.Payload] == 1 {
			fmt.Println("new:", m.Payload)
		}
	}
}
