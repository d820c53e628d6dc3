// Package pendinggrow reports entries for something under way that stay when it does not
// end as expected.
//
// A client keeps what it has asked under a number and takes the entry out when the answer
// comes. When sending fails, the time is over or the context is cancelled, the function
// returns and the entry stays: the number is never used again, so nothing will ever
// remove it.
//
//	type Client struct {
//		conn net.Conn
//		mu   sync.Mutex
//		last int
//		open map[int]chan string
//	}
//
//	func (c *Client) Ask(ctx context.Context, q string) (string, error) {
//		ch := make(chan string, 1)
//		c.mu.Lock()
//		c.last++
//		id := c.last
//		c.open[id] = ch // reported: Ask leaves it when it gives up waiting
//		c.mu.Unlock()
//		if _, err := fmt.Fprintln(c.conn, id, q); err != nil {
//			return "", err
//		}
//		select {
//		case a := <-ch:
//			return a, nil
//		case <-ctx.Done():
//			return "", ctx.Err()
//		}
//	}
//
//	func (c *Client) answered(id int, a string) {
//		c.mu.Lock()
//		defer c.mu.Unlock()
//		if ch, ok := c.open[id]; ok {
//			delete(c.open, id)
//			ch <- a
//		}
//	}
//
// The same holds for a function that removes its entry on all its ways out but that of an
// error, for what is registered under a fresh number and then fails to start, and for a
// number that was handed to a client who alone can have the entry removed: a client that
// goes away.
//
// # What it does not report
//
// Entries removed by a deferred call, on every way out, by the caller, by a goroutine or
// timer that the function starts, or by a function that it returns; maps that are swept,
// drained when the connection breaks, or capped; entries whose owner is handed, on the
// branch of the error, to code outside the analyzed packages. Entries under names that are used again, and
// entries that are tried again by code that goes through the map, have low confidence.
//
// # How to fix
//
// Delete the entry on every return path, preferably with a defer right after the insert:
//
//	defer c.forget(id)
//
// For what a client holds, give each entry an end of its own: a timer, or a sweep of what
// has been idle for too long. If the entries are bounded by design, say so where the map
// is declared:
//
//	open map[int]chan string //growthlint:bounded one for each of 64 workers
package pendinggrow
