module zgo.at/zcache

go 1.26
