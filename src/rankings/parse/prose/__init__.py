"""Sentences → statements. A sentence becomes marks, the marks chains, the chains statements.

    sentences → lexer (marks) → chains (units with their packets) → slots → facts (statements)
                  │ quantities, name_lists, value_lists, earlier, place_moves, arrivals: settle
                  │ what a mark is
                  │ one_year, earlier: of which year; other_values, other_words, unknown_bodies:
                  │ what is no place
                  └ claims, grades, series, criteria: what no chain of units says; aims: what is
                    hoped for
                    settling: what only the whole sentence or paragraph tells

Two bags go along. `Slots` is made anew for every stretch of marks (a chain's head, each packet, the
tail) by `slots.read_slots` alone; who reads which slot:

    words                        rank_slots, row_fields: dẫn đầu, cao nhất, lần lượt …
    ranks, rank_range            rank_slots, facts, series
    scores, maximum, is_full     row_fields, facts, series
    grades, counts               row_fields, rank_slots, facts
    rank_change, score_change    rank_slots, row_fields
    previous_rank, previous_score, has_moved, baseline    row_fields
    year                         facts

`Context` lives as long as the page; `context.enter_paragraph` resets what is marked ¶:

    field               set by                      read by
    province, is_national, page_index  page (at the start)  reader, pronouns
    level, label        context (headings)          reader, context.new_statement
    list_owner, list_year  context (the paragraph before)  pronouns, facts
    block ¶             context.name_list           context.new_statement (a list of its own)
    criterion ¶, maximum ¶  context, criteria, facts          reader, grades, facts
    section_criterion   headlines (a headline of a part)  context, criteria, reader
    parts               criteria (a row of parts)   headlines
    grade               context (a line of its own)  facts
    index ¶             reader                      reader, series
    owner               row_fields                  row_fields, series
    topic               context                     facts (mentions)
    last_unit, last_rank  facts; context (new group)  grades, rank_slots, facts
    last_named ¶, recent ¶  pronouns, reader        pronouns, reader
    is_ordered          reader ("thứ tự từ cao xuống thấp:")  row_fields
    ranks_apart ¶       context.name_list           rank_slots
    sizes, block_size   sizes.learn_sizes, headlines (another block)  row_fields ("of 18 agencies")
    runs_on, takes_percent  facts (within a sentence)  rank_slots, facts, reader
    paragraph           context                     context
"""
