/** What must always be true of places in workshops: SQL that selects what breaks it. Drills ask it. */
export const WORKSHOP_INVARIANTS: Readonly<Record<string, string>> = {
  'more places taken than there are': `
    select session.id::text as what from workshops.session join workshops.registration on session_id = session.id
    where registration.state in ('confirmed', 'offered') group by session.id, capacity having count(*) > capacity`,
  'somebody who came later has a place while somebody waits and was not asked': `
    select waits.id::text as what from workshops.registration waits
    where waits.state = 'waiting' and exists (
      select from workshops.registration later where later.session_id = waits.session_id and later.queue > waits.queue
        and later.state in ('confirmed', 'offered')
        and not exists (select from workshops.registration_event event
          where event.registration_id = later.id and event.kind in ('received'))
        and not exists (select from workshops.registration_event event
          where event.registration_id = later.id and event.kind = 'joined' and event.detail = 'confirmed'
            and event.at > waits.made_at and exists (select from workshops.registration_event handed
              where handed.kind = 'handed-over' and handed.at = event.at)))`,
  'a promise without its mail': `
    select id::text as what from workshops.registration where not exists (
      select from platform.mail where data->>'registration' = registration.id::text) and state in ('confirmed', 'waiting', 'offered')`,
};
